using NextGpt.Contracts;
using NextGpt.Export.Configurations;
using NextGpt.Media.Images;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Sounds;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Rendering;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>Renders scenes and encodes them with the frozen autoencoder of their modality: what a denoiser learns to make.</summary>
internal sealed class LatentSource
{
    private readonly Modality _modality;
    private readonly Autoencoder _autoencoder;
    private readonly LogMel _mel;

    public LatentSource(StageContext context, Modality modality)
    {
        NanoConfiguration c = context.Configuration;
        _modality = modality;
        _mel = new LogMel(c.Vocoder);
        _autoencoder = new Autoencoder(modality == Modality.Audio ? c.MelAutoencoder : c.PictureAutoencoder);
        string stage = modality == Modality.Audio ? MelAutoencoderStage.Name : PictureAutoencoderStage.Name;
        ParameterFiles.Load(context.Weights(stage), _autoencoder.Encoder.Pack(0), _autoencoder.Decoder.Pack(0));
    }

    /// <summary>The shape of a modality's denoiser.</summary>
    public static DenoiserConfiguration Denoiser(NanoConfiguration c, Modality modality) => modality switch
    {
        Modality.Image => c.PictureDenoiser,
        Modality.Audio => c.SoundDenoiser,
        Modality.Video => c.VideoDenoiser,
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "Text has no decoder; image, audio or video was expected."),
    };

    /// <summary>The latent cells of scenes of this modality, [n, frames x h x w, c].</summary>
    public Tensor Cells(IReadOnlyList<Scene> scenes, Random random)
    {
        using IDisposable _ = no_grad();
        if (_modality == Modality.Audio)
        {
            return _autoencoder.Encode(_mel.Forward(Batches.Rows([.. scenes.Select(scene => SoundRenderer.Render(scene.Sound!, random).Channels[0])])).unsqueeze(1));
        }

        RgbImage[] pictures = _modality == Modality.Image
            ? [.. scenes.Select(scene => ImageRenderer.Render(scene.Image!, random))]
            : [.. scenes.SelectMany(scene => VideoRenderer.Render(scene.Video!, random).Frames)];
        Tensor cells = _autoencoder.Encode(Batches.Pictures(pictures));
        return cells.view(scenes.Count, -1, cells.shape[2]);
    }
}
