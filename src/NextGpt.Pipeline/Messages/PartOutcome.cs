using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Messages;

/// <summary>How the making of a medium ended. One of <paramref name="Result"/> and <paramref name="Error"/> is null.</summary>
/// <param name="Group">The group that asked for it.</param>
/// <param name="Result">The medium.</param>
/// <param name="Error">Why there is none.</param>
public sealed record PartOutcome(ClosedGroup Group, DecodeResult? Result, JobError? Error);
