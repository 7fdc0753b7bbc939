namespace NextGpt.Training.Evaluation;

/// <summary>What is evaluated.</summary>
/// <param name="Cases">Cases in each cell of the matrix and in each other group, at least 1.</param>
/// <param name="Seed">Decides which cases.</param>
public sealed record EvaluationOptions(int Cases, int Seed = 1)
{
    /// <summary>Gets the sections; all of them by default.</summary>
    public IReadOnlyList<EvaluationSection> Sections { get; init; } = Enum.GetValues<EvaluationSection>();

    /// <summary>Gets how many cases are answered side by side, at least 1.</summary>
    public int Parallel { get; init; } = 1;
}
