using NextGpt.Contracts;
using NextGpt.Export.Configurations;
using NextGpt.Media.Preprocessing;

namespace NextGpt.Training;

/// <summary>Every dimension of the small model, and how long each of its stages trains.</summary>
public sealed record NanoConfiguration
{
    /// <summary>Gets the model that is shipped.</summary>
    public static NanoConfiguration Nano { get; } = new();

    /// <summary>Gets a model that is trained in minutes and only shows that every stage works.</summary>
    public static NanoConfiguration Quick { get; } = new()
    {
        Name = "quick",
        TextVocabulary = 700,
        LanguageModel = new(64, 128, 2, 4, 2, 1280, 512),
        Vision = new(48, 1, 4, 16, 64, 32),
        Audio = new(48, 1, 4, 16, 16, 64, 112, 32),
        Grouping = new(48, 4, [1, 1, 1], [16, 8]),
        PictureAutoencoder = new(3, 64, 64, 16, 16, 16, 64, 1, 1, 4),
        MelAutoencoder = new(1, 64, 64, 4, 64, 16, 64, 1, 1, 4),
        Vocoder = new(64, 64, 500, 16000, 48, 2, 96, 90, 7600),
        PictureDenoiser = new(16, 4, 4, 1, 64, 1, 4, 8, 64, false),
        SoundDenoiser = new(16, 16, 1, 1, 64, 1, 4, 1, 128, true),
        VideoDenoiser = new(16, 4, 4, 8, 64, 1, 4, 8, 64, false),
        ProjectorWidth = 48,
        ProjectorLayers = 1,
        StepScale = 0.004,
    };

    /// <summary>Gets the number of tokens of text.</summary>
    public int TextVocabulary { get; init; } = 1792;

    /// <summary>Gets the name of the bundle.</summary>
    public string Name { get; init; } = "nano";

    /// <summary>Gets the language model; its vocabulary is the tokenizer's, signal tokens included.</summary>
    public LanguageModelConfiguration LanguageModel { get; init; } = new(192, 512, 4, 6, 6, 1280, 512);

    /// <summary>Gets the vision tower.</summary>
    public VisionTowerConfiguration Vision { get; init; } = new(128, 4, 4, 16, 64, 128);

    /// <summary>Gets the audio tower.</summary>
    public AudioTowerConfiguration Audio { get; init; } = new(128, 3, 4, 16, 16, 64, 112, 128);

    /// <summary>Gets how pictures and videos come to the vision tower: one clip of two seconds, its centre.</summary>
    public VisionPreprocessingOptions VisionPreprocessing { get; init; } = new() { Size = 64, Clips = 1, Crops = 1 };

    /// <summary>Gets how sounds come to the audio tower: one clip of two seconds, a frame every 20 ms.</summary>
    public AudioPreprocessingOptions AudioPreprocessing { get; init; } = new() { MelBins = 64, Frames = 112, FrameShiftMilliseconds = 20, Clips = 1, Mean = -7, StandardDeviation = 5 };

    /// <summary>Gets the grouping of the input projectors; null for linear ones, one token a medium.</summary>
    public GroupingConfiguration? Grouping { get; init; } = new(128, 4, [1, 1, 1], [16, 8]);

    /// <summary>Gets the shape of every input projector.</summary>
    public InputProjectorConfiguration InputProjector => new(Vision.EmbeddingSize, LanguageModel.HiddenSize, Grouping);

    /// <summary>Gets the autoencoder of pictures and of video frames.</summary>
    public AutoencoderConfiguration PictureAutoencoder { get; init; } = new(3, 64, 64, 16, 16, 16, 160, 2, 4, 5);

    /// <summary>Gets the autoencoder of mel spectrograms.</summary>
    public AutoencoderConfiguration MelAutoencoder { get; init; } = new(1, 64, 64, 4, 64, 16, 160, 2, 3, 5);

    /// <summary>Gets the vocoder.</summary>
    public VocoderConfiguration Vocoder { get; init; } = new(64, 64, 500, 16000, 192, 3, 384, 90, 7600);

    /// <summary>Gets the picture denoiser.</summary>
    public DenoiserConfiguration PictureDenoiser { get; init; } = new(16, 4, 4, 1, 160, 5, 5, 8, 64, false);

    /// <summary>Gets the sound denoiser.</summary>
    public DenoiserConfiguration SoundDenoiser { get; init; } = new(16, 16, 1, 1, 160, 4, 5, 1, 128, true);

    /// <summary>Gets the video denoiser: the picture denoiser with attention over time.</summary>
    public DenoiserConfiguration VideoDenoiser { get; init; } = new(16, 4, 4, 8, 160, 5, 5, 8, 64, false);

    /// <summary>Gets the width of the output projectors.</summary>
    public int ProjectorWidth { get; init; } = 128;

    /// <summary>Gets the encoder and the decoder layers of the output projectors.</summary>
    public int ProjectorLayers { get; init; } = 2;

    /// <summary>Gets the signal tokens of one group, for every modality.</summary>
    public int Signals { get; init; } = 4;

    /// <summary>Gets the rank of the adapters of stage 3.</summary>
    public int LoraRank { get; init; } = 16;

    /// <summary>Gets the modalities whose frozen denoiser adds its loss in stages 2 and 3; the stages of these denoisers have to be done by then. None by default.</summary>
    public IReadOnlyList<Modality> DenoisingModalities { get; init; } = [];

    /// <summary>Gets the weight of that loss.</summary>
    public double DenoisingWeight { get; init; } = 0.3;

    /// <summary>Gets what the number of steps of every stage is multiplied by.</summary>
    public double StepScale { get; init; } = 1;
}
