namespace NextGpt.Contracts.Jobs;

/// <summary>Why a job or a part of it failed.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">One sentence: the thing, its value and what was expected.</param>
public sealed record JobError(string Code, string Message);
