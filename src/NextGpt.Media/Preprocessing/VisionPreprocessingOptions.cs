namespace NextGpt.Media.Preprocessing;

/// <summary>The constants of <see cref="ImagePreprocessor"/> and <see cref="VideoPreprocessor"/>; the defaults are ImageBind's.</summary>
public sealed record VisionPreprocessingOptions
{
    /// <summary>Gets the side of the square that the tower takes, in pixels, 1 to 4096.</summary>
    public int Size { get; init; } = 224;

    /// <summary>Gets the mean of red, green and blue that is taken off, for values of 0 to 1.</summary>
    public IReadOnlyList<float> Mean { get; init; } = [0.48145466f, 0.4578275f, 0.40821073f];

    /// <summary>Gets the deviation of red, green and blue that is divided by; each above 0.</summary>
    public IReadOnlyList<float> StandardDeviation { get; init; } = [0.26862954f, 0.26130258f, 0.27577711f];

    /// <summary>Gets the number of clips that are taken from a video, at least 1.</summary>
    public int Clips { get; init; } = 5;

    /// <summary>Gets the duration of a clip in seconds, above 0.</summary>
    public double ClipSeconds { get; init; } = 2;

    /// <summary>Gets the number of frames that are taken from a clip, at least 1. A still picture is repeated as often.</summary>
    public int FramesPerClip { get; init; } = 2;

    /// <summary>Gets the number of crops along the long side of a frame: 3 or 1 (the centre).</summary>
    public int Crops { get; init; } = 3;

    /// <summary>Checks every constant.</summary>
    /// <exception cref="ArgumentException">A constant is out of its range; the message says which.</exception>
    internal void Validate()
    {
        Requirement.Holds(Size is >= 1 and <= 4096, nameof(Size), Size, "1 to 4096 pixels");
        Requirement.Holds(Mean is { Count: 3 }, nameof(Mean), $"{Mean?.Count ?? 0} values", "3 values: red, green, blue");
        Requirement.Holds(
            StandardDeviation is { Count: 3 } && StandardDeviation.All(d => d > 0),
            nameof(StandardDeviation),
            string.Join(", ", StandardDeviation ?? []),
            "3 values above 0: red, green, blue");
        Requirement.Holds(Clips >= 1, nameof(Clips), Clips, "at least 1");
        Requirement.Holds(ClipSeconds > 0 && double.IsFinite(ClipSeconds), nameof(ClipSeconds), ClipSeconds, "above 0 seconds");
        Requirement.Holds(FramesPerClip >= 1, nameof(FramesPerClip), FramesPerClip, "at least 1");
        Requirement.Holds(Crops is 1 or 3, nameof(Crops), Crops, "1 or 3");
    }
}
