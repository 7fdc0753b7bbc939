using NextGpt.Contracts;
using NextGpt.Media.Images;
using NextGpt.Training.Foundations;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;
using NextGpt.Training.World.Verification;
using static TorchSharp.torch;

namespace NextGpt.Training.Decoders;

/// <summary>
/// Teaches the latent decoder of pictures what the denoisers really make: latents are drawn from them as at inference, and each is decoded
/// towards the scene that was asked for. Small shapes between the places of pictures are where the two had parted.
/// </summary>
internal static class LatentDecoderTuningStage
{
    public const string Name = "latent-decoder-tuning";
    private const int Steps = 16000;
    private const int Batch = 16;
    private const int Videos = 2560;
    private const int Pictures = 2048;
    private const double SmallShare = 0.7;
    private const double PairShare = 0.7;
    private const double VideoShare = 0.6;
    private const double HardShare = 0.85;
    private const double GreyShare = 0.7;

    // A shape covers a tenth of a picture or less, and its outline is all that there is to learn.
    private const double OutlineWeight = 6;
    private const int OutlineReach = 7;

    // What differs from its background by less is no shape. Of 62 videos that were wrong 46 had a grey background, before which
    // colours stand out half as much as before black or white; with that weighed, all ten of 240.
    private const double Seen = 0.1;

    // Arms, corners and holes are what is lost first between two cells of latents.
    private static readonly Shape[] s_hard =
        [Shape.Cross, Shape.Cross, Shape.Cross, Shape.Ring, Shape.Ring, Shape.Diamond, Shape.Diamond, Shape.Square, Shape.Square, Shape.Triangle, Shape.Circle];

    public static void Run(StageContext context)
    {
        NanoConfiguration c = context.Configuration;
        TrainedDecoders trained = new(context);
        Autoencoder net = new(c.PictureAutoencoder);
        using ParameterSet decoder = trained.PictureDecoder(net);
        DrawnLatents pictures = Draw(Modality.Image, PictureDenoiser(context, trained), Pictures, random => Scene.Of(SceneSampler.Image(random, SplitPart.Train, PairShare)));
        DrawnLatents videos = Draw(Modality.Video, trained.Denoiser(Modality.Video), Videos, Moving);
        using AdamW optimizer = new(decoder, weightDecay: 0.001, average: 0.998);
        StageLoop loop = new(context, Name, Steps, 6.0e-4, optimizer);
        loop.Run(random =>
        {
            (Tensor cells, RgbImage[] shown) = Some(c, pictures, videos, random.Random);
            Tensor target = Batches.Pictures(shown);
            Tensor weight = Weight(target);
            Tensor difference = net.Decode(cells) - target;
            return ((difference.abs() + (difference.square() * 2)) * weight).mean() / weight.mean();
        });
        ParameterFiles.Save(context.Weights(Name), decoder);
        loop.Finish();

        // What shows another scene would teach the decoder to mix the two. What is merely unclear stays, for that is what it has to learn.
        DrawnLatents Draw(Modality modality, Denoiser from, int count, Func<Random, Scene> draw)
        {
            Random random = new(context.Seed + (int)modality);
            Scene[] scenes = [.. Enumerable.Range(0, context.Steps(count)).Select(_ => draw(random))];
            return DrawnLatents.Draw(context, Name, modality, from, trained.Unconditional(modality), scenes).Where(c, net, IsNoOtherScene);
        }
    }

    private static Denoiser PictureDenoiser(StageContext context, TrainedDecoders trained)
    {
        Denoiser denoiser = trained.Denoiser(Modality.Image);
        if (context.From is not null)
        {
            ParameterFiles.Load(context.Weights(PictureDenoiserTuningStage.Name), denoiser.Parameters);
        }

        return denoiser;
    }

    private static bool IsNoOtherScene(SceneComparison comparison) => comparison.Failures.All(failure => failure.Actual is null);

    private static Scene Moving(Random random)
    {
        VideoScene scene;
        bool small = random.NextDouble() < SmallShare;
        Shape? hard = random.NextDouble() < HardShare ? s_hard[random.Next(s_hard.Length)] : null;
        do
        {
            scene = SceneSampler.Video(random, SplitPart.Train);
        }
        while (scene.Subject.Size == World.Scenes.Size.Small != small || (hard ?? scene.Subject.Shape) != scene.Subject.Shape);
        return Scene.Of(scene);
    }

    /// <summary>How much each pixel of pictures [n, 3, h, w] counts, [n, 1, h, w]: more on a shape and around it, and the more the less it stands out from its background.</summary>
    private static Tensor Weight(Tensor pictures)
    {
        Tensor contrast = (pictures - pictures.narrow(2, 0, 1).narrow(3, 0, 1)).abs().amax([1], keepdim: true);
        Tensor near = nn.functional.max_pool2d(contrast, OutlineReach, 1, OutlineReach / 2);
        return (near.gt(Seen).to(float32) * OutlineWeight / near.clamp_min(Seen)) + 1;
    }

    /// <summary>Picks a video, mostly before grey.</summary>
    private static int Faint(IReadOnlyList<Scene> scenes, Random random)
    {
        bool grey = random.NextDouble() < GreyShare;
        int which = random.Next(scenes.Count);
        for (int tries = 0; tries < scenes.Count && scenes[which].Video!.Background == Background.Grey != grey; tries++)
        {
            which = random.Next(scenes.Count);
        }

        return which;
    }

    private static (Tensor Cells, RgbImage[] Shown) Some(NanoConfiguration c, DrawnLatents pictures, DrawnLatents videos, Random random)
    {
        int size = pictures.Length;
        float[] cells = new float[Batch * size];
        RgbImage[] shown = new RgbImage[Batch];
        for (int i = 0; i < Batch; i++)
        {
            bool moving = random.NextDouble() < VideoShare;
            DrawnLatents drawn = moving ? videos : pictures;
            int which = moving ? Faint(drawn.Scenes, random) : random.Next(drawn.Scenes.Count);
            int frame = moving ? random.Next(PictureGeometry.Frames) : 0;
            drawn.Of(which).Slice(frame * size, size).CopyTo(cells.AsSpan(i * size));
            shown[i] = moving
                ? VideoRenderer.Render(drawn.Scenes[which].Video!, random, PictureGeometry.Side, stray: 0).Frames[frame]
                : ImageRenderer.Render(drawn.Scenes[which].Image!, random, PictureGeometry.Side, stray: 0);
        }

        return (tensor(cells).view(Batch, -1, c.PictureAutoencoder.LatentChannels), shown);
    }
}
