using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Api.Jobs;

/// <summary>What every job gets from the service's configuration; it is stored with the job, so later changes do not touch it.</summary>
/// <param name="Limits">How long each stage may take.</param>
/// <param name="Retry">When the engine calls an activity again.</param>
/// <param name="EarlyStart">Whether decoders start while the text goes on.</param>
public sealed record JobDefaults(StageLimits Limits, RetryPolicy Retry, bool EarlyStart = true)
{
    /// <summary>Gets how long a job and its media are kept from its acceptance on; null is for ever.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Checks the defaults.</summary>
    /// <returns>These defaults.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is not positive, or there is not even one attempt.</exception>
    public JobDefaults Validated()
    {
        foreach (double seconds in new[] { Limits.Encode, Limits.Reason, Limits.Decode, Limits.Assemble, Limits.Notify, Retry.FirstDelaySeconds, Retry.MaxDelaySeconds })
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds, nameof(Limits));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Retry.MaxAttempts, 1, nameof(Retry));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Retention ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(Retention));
        ArgumentOutOfRangeException.ThrowIfLessThan(Retry.Backoff, 1, nameof(Retry));
        return this;
    }
}
