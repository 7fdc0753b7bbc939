using NextGpt.Contracts;
using NextGpt.Media.Images;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Sounds;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Splits;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>The three denoisers.</summary>
internal static class DiffusionStages
{
    public const string Picture = "picture-diffusion";
    public const string Sound = "sound-diffusion";
    public const string Video = "video-diffusion";

    public static void RunPicture(StageContext context)
    {
        Autoencoder autoencoder = LoadPictures(context);
        Denoiser net = new(context.Configuration.PictureDenoiser);
        using ParameterSet parameters = net.Parameters.Pack(context.Seed);
        DiffusionTraining.Run(context, Picture, Modality.Image, net, 7000, 1.2e-3, random =>
        {
            Scene[] scenes = Draw(random.Random, Modality.Image, 32);
            return (scenes, Encode(autoencoder, Batches.Pictures([.. scenes.Select(scene => ImageRenderer.Render(scene.Image!, random.Random))])));
        });
    }

    public static void RunSound(StageContext context)
    {
        Autoencoder autoencoder = new(context.Configuration.MelAutoencoder);
        ParameterFiles.Load(context.Weights(MelAutoencoderStage.Name), autoencoder.Encoder.Pack(0), autoencoder.Decoder.Pack(0));
        LogMel mel = new(context.Configuration.Vocoder);
        Denoiser net = new(context.Configuration.SoundDenoiser);
        using ParameterSet parameters = net.Parameters.Pack(context.Seed);
        DiffusionTraining.Run(context, Sound, Modality.Audio, net, 3000, 1.2e-3, random =>
        {
            Scene[] scenes = Draw(random.Random, Modality.Audio, 32);
            Tensor waveforms = Batches.Rows([.. scenes.Select(scene => SoundRenderer.Render(scene.Sound!, random.Random).Channels[0])]);
            return (scenes, Encode(autoencoder, mel.Forward(waveforms).unsqueeze(1)));
        });
    }

    /// <summary>The video denoiser starts as the picture denoiser on every frame; its attention over time starts as the identity.</summary>
    public static void RunVideo(StageContext context)
    {
        Autoencoder autoencoder = LoadPictures(context);
        Denoiser picture = new(context.Configuration.PictureDenoiser);
        using ParameterSet start = picture.Parameters.Pack(context.Seed);
        ParameterFiles.Load(context.Weights(Picture), start);
        Denoiser net = new(context.Configuration.VideoDenoiser);
        using ParameterSet parameters = net.Parameters.Pack(context.Seed);
        ParameterFiles.CopyShared(start, parameters);
        int frames = context.Configuration.VideoDenoiser.Frames;
        DiffusionTraining.Run(context, Video, Modality.Video, net, 3000, 1.0e-3, random =>
        {
            Scene[] scenes = Draw(random.Random, Modality.Video, 8);
            RgbImage[] pictures = [.. scenes.SelectMany(scene => VideoRenderer.Render(scene.Video!, random.Random).Frames)];
            Tensor cells = Encode(autoencoder, Batches.Pictures(pictures));
            return (scenes, cells.view(scenes.Length, frames * cells.shape[1], cells.shape[2]));
        });
    }

    private static Autoencoder LoadPictures(StageContext context)
    {
        Autoencoder autoencoder = new(context.Configuration.PictureAutoencoder);
        ParameterFiles.Load(context.Weights(PictureAutoencoderStage.Name), autoencoder.Encoder.Pack(0), autoencoder.Decoder.Pack(0));
        return autoencoder;
    }

    private static Scene[] Draw(Random random, Modality modality, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => SceneDraw.Of(modality, random, SplitPart.Train))];

    private static Tensor Encode(Autoencoder autoencoder, Tensor samples)
    {
        using IDisposable _ = no_grad();
        return autoencoder.Encode(samples);
    }
}
