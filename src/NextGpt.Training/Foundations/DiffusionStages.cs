using NextGpt.Contracts;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.Foundations;

/// <summary>The three denoisers.</summary>
internal static class DiffusionStages
{
    public const string Picture = "picture-diffusion";
    public const string Sound = "sound-diffusion";
    public const string Video = "video-diffusion";

    public static void RunPicture(StageContext context) => Run(context, Picture, Modality.Image, 16000, 32, 1.2e-3, _ => { });

    public static void RunSound(StageContext context) => Run(context, Sound, Modality.Audio, 5000, 32, 1.2e-3, _ => { });

    /// <summary>The video denoiser starts as the picture denoiser on every frame; its attention over time starts as the identity.</summary>
    public static void RunVideo(StageContext context) => Run(context, Video, Modality.Video, 8000, 4, 1.0e-3, parameters =>
    {
        Denoiser picture = new(context.Configuration.PictureDenoiser);
        using ParameterSet start = picture.Parameters.Pack(context.Seed);
        ParameterFiles.Load(context.Weights(Picture), start);
        ParameterFiles.CopyShared(start, parameters);
    });

    /// <summary>The stage that trains the denoiser of a modality.</summary>
    public static string Of(Modality modality) => modality switch
    {
        Modality.Image => Picture,
        Modality.Audio => Sound,
        Modality.Video => Video,
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "Text has no decoder; image, audio or video was expected."),
    };

    private static void Run(StageContext context, string stage, Modality modality, int steps, int batch, double learningRate, Action<ParameterSet> start)
    {
        LatentSource latents = new(context, modality);
        Denoiser net = new(LatentSource.Denoiser(context.Configuration, modality)) { Products = ReducedPrecision.Type };
        using ParameterSet parameters = net.Parameters.Pack(context.Seed);
        start(parameters);
        DiffusionTraining.Run(context, stage, modality, net, steps, learningRate, random =>
        {
            Scene[] scenes = [.. Enumerable.Range(0, batch).Select(_ => SceneDraw.Of(modality, random.Random, SplitPart.Train))];
            return (scenes, latents.Cells(scenes, random.Random));
        });
    }
}
