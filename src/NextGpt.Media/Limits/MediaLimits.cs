using System.ComponentModel.DataAnnotations;

namespace NextGpt.Media.Limits;

/// <summary>What media may be at most. Everything beyond is refused before it costs memory or time.</summary>
public sealed record MediaLimits
{
    /// <summary>Gets the largest size of one file in bytes.</summary>
    /// <value>100 MiB by default; 1 KiB to 2 GiB less one byte.</value>
    [Range(1024, int.MaxValue)]
    public int MaxBytes { get; init; } = 100 << 20;

    /// <summary>Gets the largest area of a picture in pixels.</summary>
    /// <value>40 megapixels by default; 1 to 250 megapixels.</value>
    [Range(1, 250_000_000)]
    public int MaxPixels { get; init; } = 40_000_000;

    /// <summary>Gets the longest side of a picture or a video in pixels.</summary>
    /// <value>16384 by default; 1 to 65535.</value>
    [Range(1, 65535)]
    public int MaxSide { get; init; } = 16384;

    /// <summary>Gets the largest area of a video's frame in pixels.</summary>
    /// <value>4096 x 2304 by default; 1 to 67 megapixels.</value>
    [Range(1, 67_108_864)]
    public int MaxVideoPixels { get; init; } = 4096 * 2304;

    /// <summary>Gets the longest sound in seconds.</summary>
    /// <value>600 by default; above 0, at most 3600.</value>
    [Range(0.001, 3600)]
    public double MaxSoundSeconds { get; init; } = 600;

    /// <summary>Gets the longest video in seconds.</summary>
    /// <value>300 by default; above 0, at most 3600.</value>
    [Range(0.001, 3600)]
    public double MaxVideoSeconds { get; init; } = 300;

    /// <summary>Gets the highest sample rate of a sound in Hz.</summary>
    /// <value>384000 by default; 1000 to 768000.</value>
    [Range(1000, 768_000)]
    public int MaxSampleRate { get; init; } = 384_000;

    /// <summary>Gets the sample rate in Hz above which a sound is resampled while it is decoded.</summary>
    /// <value>48000 by default; 8000 to 192000.</value>
    [Range(8000, 192_000)]
    public int DecodedSampleRate { get; init; } = 48_000;

    /// <summary>Gets the largest number of channels of a sound; more than two are mixed down to two.</summary>
    /// <value>32 by default; 1 to 64.</value>
    [Range(1, 64)]
    public int MaxChannels { get; init; } = 32;

    /// <summary>Gets the number of frames above which a video is thinned out evenly while it is decoded.</summary>
    /// <value>256 by default; 2 to 10000.</value>
    [Range(2, 10_000)]
    public int DecodedFrames { get; init; } = 256;

    /// <summary>Gets the side in pixels above which a video's frames are scaled down while they are decoded.</summary>
    /// <value>512 by default; 16 to 4096.</value>
    [Range(16, 4096)]
    public int DecodedFrameSide { get; init; } = 512;

    /// <summary>Gets how long finding out what a medium is may take.</summary>
    /// <value>15 seconds by default; 1 millisecond to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how long decoding or encoding one medium may take.</summary>
    /// <value>60 seconds by default; 1 millisecond to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan CodecTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets the address space in bytes that ffmpeg gets; enforced on Linux.</summary>
    /// <value>2 GiB by default; 256 MiB to 64 GiB.</value>
    [Range(256L << 20, 64L << 30)]
    public long ToolMemoryBytes { get; init; } = 2L << 30;

    /// <summary>Checks every limit.</summary>
    /// <returns>These limits.</returns>
    /// <exception cref="ValidationException">Limits are out of their ranges; the message lists all of them.</exception>
    public MediaLimits Validated()
    {
        List<ValidationResult> failures = [];
        if (!Validator.TryValidateObject(this, new ValidationContext(this), failures, validateAllProperties: true))
        {
            throw new ValidationException(string.Join(" ", failures.Select(f => f.ErrorMessage)));
        }

        return this;
    }
}
