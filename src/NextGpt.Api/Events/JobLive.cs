namespace NextGpt.Api.Events;

/// <summary>What is known of a job at work beyond what its engine shows.</summary>
/// <param name="Texts">The text so far, by part.</param>
/// <param name="Steps">The share of steps done, 0 to 1, by part.</param>
public sealed record JobLive(IReadOnlyDictionary<int, string> Texts, IReadOnlyDictionary<int, double> Steps)
{
    /// <summary>Gets what is known of a job that nothing was heard of.</summary>
    public static JobLive Nothing { get; } = new(new Dictionary<int, string>(), new Dictionary<int, double>());
}
