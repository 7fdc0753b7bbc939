namespace NextGpt.Api.Engine;

/// <summary>Instances, newest first.</summary>
/// <param name="Instances">One page of them.</param>
/// <param name="Next">The cursor of the next page; null is the end.</param>
public sealed record JobInstancePage(IReadOnlyList<JobInstance> Instances, string? Next);
