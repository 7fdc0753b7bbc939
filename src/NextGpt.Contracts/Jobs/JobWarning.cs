namespace NextGpt.Contracts.Jobs;

/// <summary>Something that the asker should know of an answer that is otherwise good.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">One sentence.</param>
public sealed record JobWarning(string Code, string Message);
