namespace NextGpt.Pipeline.Feeds;

/// <summary>Nobody watches.</summary>
public sealed class NoFeed : IJobFeed
{
    /// <summary>Gets the only one.</summary>
    public static NoFeed Instance { get; } = new();
}
