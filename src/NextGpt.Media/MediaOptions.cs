using NextGpt.Media.Limits;

namespace NextGpt.Media;

/// <summary>What reading and writing media takes: limits, and where its tools and scratch files are.</summary>
public sealed record MediaOptions
{
    /// <summary>Gets what media may be at most.</summary>
    public MediaLimits Limits { get; init; } = new();

    /// <summary>Gets the folder of ffmpeg and ffprobe.</summary>
    /// <value>None by default: they are looked for on the PATH.</value>
    public string? FfmpegFolder { get; init; }

    /// <summary>Gets the folder for scratch files; each is deleted before the call that made it returns.</summary>
    /// <value>None by default: the system's.</value>
    public string? ScratchFolder { get; init; }
}
