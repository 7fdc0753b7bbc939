using NextGpt.Contracts;

namespace NextGpt.Training.Evaluation;

/// <summary>How often an attribute of the media that were made is right.</summary>
/// <param name="Modality">The kind of medium.</param>
/// <param name="Attribute">The attribute, such as <c>colour</c>.</param>
/// <param name="Score">How it went.</param>
public sealed record AttributeScore(Modality Modality, string Attribute, Tally Score);
