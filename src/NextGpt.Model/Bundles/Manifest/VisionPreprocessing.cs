namespace NextGpt.Model.Bundles.Manifest;

/// <summary>ImageBind's preprocessing of pictures and videos, with its constants.</summary>
public sealed record VisionPreprocessing
{
    /// <summary>Gets the side of the square that the tower takes, in pixels. ImageBind: 224.</summary>
    public required int Size { get; init; }

    /// <summary>Gets the mean of red, green and blue that is taken off, for values of 0 to 1.</summary>
    public required IReadOnlyList<float> Mean { get; init; }

    /// <summary>Gets the deviation of red, green and blue that is divided by.</summary>
    public required IReadOnlyList<float> StandardDeviation { get; init; }

    /// <summary>Gets the number of clips that are taken from a video. ImageBind: 5.</summary>
    public int Clips { get; init; } = 5;

    /// <summary>Gets the duration of a clip in seconds. ImageBind: 2.</summary>
    public double ClipSeconds { get; init; } = 2;

    /// <summary>Gets the number of frames that are taken from a clip. ImageBind: 2.</summary>
    public int FramesPerClip { get; init; } = 2;

    /// <summary>Gets the number of crops along the long side of a frame: 3 (ImageBind) or 1 (the centre).</summary>
    public int Crops { get; init; } = 3;
}
