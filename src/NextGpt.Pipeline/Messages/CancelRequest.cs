namespace NextGpt.Pipeline.Messages;

/// <summary>Somebody wants the job to stop.</summary>
/// <param name="Reason">Who or why, for the log; not shown.</param>
public sealed record CancelRequest(string? Reason = null);
