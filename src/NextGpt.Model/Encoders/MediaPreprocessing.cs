using NextGpt.Contracts;
using NextGpt.Media.Preprocessing;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Encoders;

/// <summary>Makes a tower's input of a medium, with the constants of the bundle.</summary>
internal sealed class MediaPreprocessing
{
    private readonly ImagePreprocessor? _image;
    private readonly AudioPreprocessor? _audio;
    private readonly VideoPreprocessor? _video;

    public MediaPreprocessing(Modality modality, EncoderManifest encoder)
    {
        switch (modality)
        {
            case Modality.Image:
                _image = new ImagePreprocessor(Options(encoder.Vision!));
                break;
            case Modality.Audio:
                _audio = new AudioPreprocessor(Options(encoder.Audio!));
                break;
            default:
                _video = new VideoPreprocessor(Options(encoder.Vision!));
                break;
        }
    }

    /// <summary>Makes the views of a medium: [n, 3, frames, size, size] or [n, 1, mels, frames].</summary>
    public FloatTensor Process(MediaContent content) => content.Modality switch
    {
        Modality.Image => _image!.Process(content.Image!),
        Modality.Audio => _audio!.Process(content.Sound!),
        _ => _video!.Process(content.Video!),
    };

    private static VisionPreprocessingOptions Options(VisionPreprocessing manifest) => new()
    {
        Size = manifest.Size,
        Mean = manifest.Mean,
        StandardDeviation = manifest.StandardDeviation,
        Clips = manifest.Clips,
        ClipSeconds = manifest.ClipSeconds,
        FramesPerClip = manifest.FramesPerClip,
        Crops = manifest.Crops,
    };

    private static AudioPreprocessingOptions Options(AudioPreprocessing manifest) => new()
    {
        SampleRate = manifest.SampleRate,
        MelBins = manifest.MelBins,
        Frames = manifest.Frames,
        FrameLengthMilliseconds = manifest.FrameLengthMilliseconds,
        FrameShiftMilliseconds = manifest.FrameShiftMilliseconds,
        Mean = manifest.Mean,
        StandardDeviation = manifest.StandardDeviation,
        Clips = manifest.Clips,
        ClipSeconds = manifest.ClipSeconds,
    };
}
