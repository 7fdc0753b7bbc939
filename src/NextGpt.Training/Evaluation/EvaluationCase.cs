using NextGpt.Model.Reasoning;
using NextGpt.Training.World.Language;

namespace NextGpt.Training.Evaluation;

/// <summary>One dialogue for a model to answer.</summary>
/// <param name="Section">What it belongs to.</param>
/// <param name="Group">What it is counted with, such as <c>text+image to text+audio</c>.</param>
/// <param name="Number">Its number in its group, from 0.</param>
/// <param name="Dialogue">The dialogue; its last reply is what is judged.</param>
/// <param name="Rules">What is forced and forbidden.</param>
/// <param name="Seed">Decides how its scenes are rendered and what the model draws.</param>
public sealed record EvaluationCase(EvaluationSection Section, string Group, int Number, Dialogue Dialogue, ModalityRules Rules, int Seed);
