using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Messages;

/// <summary>The answer is put together.</summary>
/// <param name="Status">What the job came to.</param>
/// <param name="Answer">Where the <see cref="Activities.StoredAnswer"/> is.</param>
public sealed record AssembleResult(JobStatus Status, ArtifactReference Answer);
