namespace NextGpt.Api.Health;

/// <summary>Tells whether this instance can do its work now.</summary>
public interface IReadiness
{
    /// <summary>Looks.</summary>
    /// <returns>Why it cannot, in one sentence without secrets; null if it can.</returns>
    public string? Obstacle();
}
