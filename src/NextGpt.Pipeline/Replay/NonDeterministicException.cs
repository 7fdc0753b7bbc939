namespace NextGpt.Pipeline.Replay;

/// <summary>An orchestration did something else than before with the same history: it used a clock, randomness or I/O of its own, or its code has changed.</summary>
/// <param name="instanceId">The instance.</param>
/// <param name="expected">What its history tells.</param>
/// <param name="actual">What it did.</param>
public sealed class NonDeterministicException(string instanceId, string expected, string actual)
    : Exception($"Orchestration {instanceId} is not deterministic: expected {expected}, found {actual}.");
