namespace NextGpt.Model.Bundles.Manifest;

/// <summary>ImageBind's preprocessing of sounds (Kaldi filter bank), with its constants.</summary>
public sealed record AudioPreprocessing
{
    /// <summary>Gets the sample rate in Hz. ImageBind: 16000.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Gets the number of mel bins. ImageBind: 128.</summary>
    public required int MelBins { get; init; }

    /// <summary>Gets the number of frames that the tower takes. ImageBind: 204.</summary>
    public required int Frames { get; init; }

    /// <summary>Gets the length of a frame in milliseconds. ImageBind: 25.</summary>
    public double FrameLengthMilliseconds { get; init; } = 25;

    /// <summary>Gets the step between frames in milliseconds. ImageBind: 10.</summary>
    public double FrameShiftMilliseconds { get; init; } = 10;

    /// <summary>Gets the mean that is taken off. ImageBind: -4.268.</summary>
    public required float Mean { get; init; }

    /// <summary>Gets the deviation that is divided by. ImageBind: 9.138.</summary>
    public required float StandardDeviation { get; init; }

    /// <summary>Gets the number of clips that are taken. ImageBind: 3.</summary>
    public int Clips { get; init; } = 3;

    /// <summary>Gets the duration of a clip in seconds. ImageBind: 2.</summary>
    public double ClipSeconds { get; init; } = 2;
}
