namespace NextGpt.Model.Benchmarks;

/// <summary>How fast a loop is beside a plain one over the same graph, measured in turns in one run.</summary>
/// <param name="PerSecond">Tokens or steps a second of the loop that serves.</param>
/// <param name="PlainPerSecond">The same of a loop that binds nothing, copies every tensor and does not batch.</param>
public sealed record LoopRates(double PerSecond, double PlainPerSecond)
{
    /// <summary>Gets how many times faster the loop that serves is.</summary>
    public double Ratio => PerSecond / PlainPerSecond;
}
