namespace NextGpt.Pipeline.Resilience;

/// <summary>How short I/O is tried again inside an activity. The engine's own retries come on top: attempts multiply.</summary>
/// <param name="Retries">How often after the first attempt, at least 1.</param>
/// <param name="DelaySeconds">About how long before the first retry; it doubles with each, and is spread at random.</param>
/// <param name="MaxDelaySeconds">The longest delay.</param>
/// <param name="AttemptSeconds">How long one attempt may take.</param>
public sealed record IoPolicy(int Retries = 3, double DelaySeconds = 0.2, double MaxDelaySeconds = 5, double AttemptSeconds = 30);
