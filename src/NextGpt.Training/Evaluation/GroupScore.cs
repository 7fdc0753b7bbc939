namespace NextGpt.Training.Evaluation;

/// <summary>A group of a section other than the matrix.</summary>
/// <param name="Section">The section.</param>
/// <param name="Group">The group, such as <c>image</c>.</param>
/// <param name="Score">How it went.</param>
public sealed record GroupScore(EvaluationSection Section, string Group, Tally Score);
