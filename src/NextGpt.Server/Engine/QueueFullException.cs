namespace NextGpt.Server.Engine;

/// <summary>As many instances wait as may. Nothing was stored; the same call may succeed later.</summary>
/// <param name="limit">How many may wait.</param>
public sealed class QueueFullException(int limit) : Exception($"The queue is full: {limit} jobs wait, and no more may.")
{
    /// <summary>Gets how many may wait.</summary>
    public int Limit { get; } = limit;
}
