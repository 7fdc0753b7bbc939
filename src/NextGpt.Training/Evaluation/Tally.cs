namespace NextGpt.Training.Evaluation;

/// <summary>How many of how many were right.</summary>
/// <param name="Right">Those that were right.</param>
/// <param name="Cases">All of them.</param>
public readonly record struct Tally(int Right, int Cases)
{
    /// <summary>Gets the share in percent; 0 where there was no case.</summary>
    public double Percent => Cases == 0 ? 0 : 100.0 * Right / Cases;

    /// <summary>Counts one more case.</summary>
    /// <param name="right">Whether it was right.</param>
    public Tally With(bool right) => new(Right + (right ? 1 : 0), Cases + 1);

    /// <summary>Counts cases.</summary>
    /// <param name="results">Whether each was right.</param>
    public static Tally Of(IEnumerable<bool> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return results.Aggregate(default(Tally), (tally, right) => tally.With(right));
    }
}
