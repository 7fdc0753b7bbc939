namespace NextGpt.Training.Evaluation;

/// <summary>A cell of the matrix.</summary>
/// <param name="Inputs">What was given, such as <c>text+image</c>.</param>
/// <param name="Outputs">What was asked for.</param>
/// <param name="Score">How it went.</param>
public sealed record MatrixCell(string Inputs, string Outputs, Tally Score);
