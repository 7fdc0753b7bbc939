namespace NextGpt.Pipeline.Messages;

/// <summary>Where a job stands: what an orchestration shows as its status.</summary>
/// <param name="Stage"><c>encode</c>, <c>reason</c>, <c>decode</c>, <c>assemble</c> or <c>notify</c>.</param>
/// <param name="Progress">The share that is done, 0 to 1.</param>
/// <param name="StartedAt">When work began, UTC.</param>
/// <param name="Groups">The media that are known to belong to the answer, by part.</param>
/// <param name="Outcome">What the job came to; there before anybody is told of it, null until then.</param>
public sealed record JobProgress(string Stage, double Progress, DateTime StartedAt, IReadOnlyList<PartProgress> Groups, JobOutcome? Outcome);
