namespace NextGpt.Api.Engine;

/// <summary>As many jobs wait as may. Nothing was started; the same call may succeed later.</summary>
/// <param name="limit">How many may wait.</param>
/// <param name="retryAfter">About when there may be a place.</param>
public sealed class JobQueueFullException(int limit, TimeSpan retryAfter) : Exception($"The queue is full: {limit} jobs wait, and no more may.")
{
    /// <summary>Gets about when there may be a place.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
