using NextGpt.Contracts;

namespace NextGpt.Media.Probing;

/// <summary>What a medium is, by its content, and within the limits.</summary>
/// <param name="Kind">Picture, sound or video.</param>
/// <param name="ContentType">The MIME type of the content.</param>
/// <param name="Bytes">The size of the file.</param>
public sealed record ProbedMedia(Modality Kind, string ContentType, long Bytes)
{
    /// <summary>Gets the upright width in pixels; of pictures and videos.</summary>
    public int? Width { get; init; }

    /// <summary>Gets the upright height in pixels; of pictures and videos.</summary>
    public int? Height { get; init; }

    /// <summary>Gets the duration in seconds; of sounds and videos.</summary>
    public double? Seconds { get; init; }

    /// <summary>Gets the number of frames; of videos. An estimate where the container does not count them.</summary>
    public int? Frames { get; init; }

    /// <summary>Gets the average rate in frames a second; of videos.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>Gets the sample rate in Hz; of sounds.</summary>
    public int? SampleRate { get; init; }

    /// <summary>Gets the number of channels; of sounds.</summary>
    public int? Channels { get; init; }
}
