namespace NextGpt.Media.Ffmpeg;

/// <summary>What a run of ffmpeg or ffprobe left.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Errors">The end of what it wrote to its standard error.</param>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Gets the cause for an error's inner exception; what the tool says is for logs, not for strangers.</summary>
    public Exception Cause(string program) => new InvalidOperationException($"{program} ended with {ExitCode}: {Errors.Trim()}");
}
