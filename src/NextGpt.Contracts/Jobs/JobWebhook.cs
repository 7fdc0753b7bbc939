namespace NextGpt.Contracts.Jobs;

/// <summary>Where the end of a job is announced.</summary>
/// <param name="Url">An absolute address.</param>
public sealed record JobWebhook(Uri Url);
