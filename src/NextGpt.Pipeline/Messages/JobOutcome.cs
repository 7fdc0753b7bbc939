using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Messages;

/// <summary>What a job came to.</summary>
/// <param name="Status">A terminal status.</param>
/// <param name="Answer">Where the <see cref="Activities.StoredAnswer"/> is; null when not even that could be written.</param>
/// <param name="Error">Why there is no answer.</param>
/// <param name="Notified">Whether the announcement was taken; null when none was asked for.</param>
public sealed record JobOutcome(JobStatus Status, ArtifactReference? Answer, JobError? Error, bool? Notified = null);
