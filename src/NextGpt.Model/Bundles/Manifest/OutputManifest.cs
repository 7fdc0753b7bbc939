namespace NextGpt.Model.Bundles.Manifest;

/// <summary>Sizes and rates of what a decoder makes. What does not apply to its modality is 0.</summary>
public sealed record OutputManifest
{
    /// <summary>Gets the width in pixels.</summary>
    public int Width { get; init; }

    /// <summary>Gets the height in pixels.</summary>
    public int Height { get; init; }

    /// <summary>Gets the number of frames of a video.</summary>
    public int Frames { get; init; }

    /// <summary>Gets the rate of a video in frames a second.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>Gets the sample rate of a sound in Hz.</summary>
    public int SampleRate { get; init; }

    /// <summary>Gets the length of a sound in samples.</summary>
    public int Samples { get; init; }
}
