namespace NextGpt.Api.Jobs;

/// <summary>What an idempotency key stands for.</summary>
/// <param name="Job">The job that the first request of this key made.</param>
internal sealed record ClaimedKey(string Job);
