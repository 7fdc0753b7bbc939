using NextGpt.Contracts;
using NextGpt.Media.Preprocessing;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Encoders;

/// <summary>Makes a tower's input of a medium, with the constants of the bundle.</summary>
internal sealed class MediaPreprocessing
{
    private readonly ImagePreprocessor? _image;
    private readonly AudioPreprocessor? _audio;
    private readonly VideoPreprocessor? _video;

    private MediaPreprocessing(Modality modality, EncoderManifest encoder)
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

    /// <exception cref="BundleException">A constant of the manifest is out of its range.</exception>
    public static MediaPreprocessing Create(Modality modality, EncoderManifest encoder)
    {
        try
        {
            return new MediaPreprocessing(modality, encoder);
        }
        catch (ArgumentException ex)
        {
            throw new BundleException($"Preprocessing of encoder '{modality.ToString().ToLowerInvariant()}'", "constants in their ranges", ex.Message.ReplaceLineEndings(" ").TrimEnd('.'), ex);
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
