namespace NextGpt.Pipeline.Orchestration;

/// <summary>
/// When the engine calls an activity again. Failures that are permanent by type end the attempts at once. Without jitter: an
/// orchestration's delays are the same in every replay.
/// </summary>
/// <param name="MaxAttempts">How often it is called in all, at least 1.</param>
/// <param name="FirstDelaySeconds">From the first failure to the second attempt.</param>
/// <param name="Backoff">What each later delay is the multiple of, at least 1.</param>
/// <param name="MaxDelaySeconds">The longest delay.</param>
public sealed record RetryPolicy(int MaxAttempts = 3, double FirstDelaySeconds = 1, double Backoff = 2, double MaxDelaySeconds = 30)
{
    /// <summary>Gets the delay after a failure.</summary>
    /// <param name="failures">How many attempts have failed, at least 1.</param>
    /// <returns>How long to wait.</returns>
    public TimeSpan DelayAfter(int failures) =>
        TimeSpan.FromSeconds(Math.Min(FirstDelaySeconds * Math.Pow(Backoff, failures - 1), MaxDelaySeconds));
}
