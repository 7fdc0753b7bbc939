namespace NextGpt.Pipeline.Orchestration;

/// <summary>How an activity is called.</summary>
/// <param name="Retry">When it is called again after a failure that may pass; null is never.</param>
public sealed record ActivityOptions(RetryPolicy? Retry = null);
