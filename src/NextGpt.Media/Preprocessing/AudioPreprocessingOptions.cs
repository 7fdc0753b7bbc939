namespace NextGpt.Media.Preprocessing;

/// <summary>The constants of <see cref="AudioPreprocessor"/>; the defaults are ImageBind's.</summary>
public sealed record AudioPreprocessingOptions
{
    /// <summary>Gets the sample rate in Hz that sounds are brought to, at least 100.</summary>
    public int SampleRate { get; init; } = 16000;

    /// <summary>Gets the number of mel bins, at least 3.</summary>
    public int MelBins { get; init; } = 128;

    /// <summary>Gets the number of frames that the tower takes, at least 1. Shorter clips are padded, longer ones cut.</summary>
    public int Frames { get; init; } = 204;

    /// <summary>Gets the length of a frame in milliseconds; at least 2 samples.</summary>
    public double FrameLengthMilliseconds { get; init; } = 25;

    /// <summary>Gets the step between frames in milliseconds; at least 1 sample.</summary>
    public double FrameShiftMilliseconds { get; init; } = 10;

    /// <summary>Gets the mean that is taken off, in natural log of power.</summary>
    public float Mean { get; init; } = -4.268f;

    /// <summary>Gets the deviation that is divided by, above 0.</summary>
    public float StandardDeviation { get; init; } = 9.138f;

    /// <summary>Gets the number of clips that are taken, at least 1.</summary>
    public int Clips { get; init; } = 3;

    /// <summary>Gets the duration of a clip in seconds, above 0.</summary>
    public double ClipSeconds { get; init; } = 2;

    /// <summary>Checks what the filter bank does not check itself.</summary>
    /// <exception cref="ArgumentException">A constant is out of its range; the message says which.</exception>
    internal void Validate()
    {
        Requirement.Holds(Frames >= 1, nameof(Frames), Frames, "at least 1");
        Requirement.Holds(StandardDeviation > 0, nameof(StandardDeviation), StandardDeviation, "above 0");
        Requirement.Holds(Clips >= 1, nameof(Clips), Clips, "at least 1");
        Requirement.Holds(ClipSeconds > 0 && ClipSeconds <= 3600, nameof(ClipSeconds), ClipSeconds, "above 0 and at most 3600 seconds");
    }
}
