using System.Runtime.InteropServices;
using NextGpt.Contracts;
using NextGpt.Export.Weights;
using NextGpt.Media.Images;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Training.Checkpoints;
using NextGpt.Training.Foundations;
using NextGpt.Training.Native;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Continuation;

/// <summary>
/// Teaches a bundle's latent decoder of pictures what its denoisers really make: latents are drawn from them as at inference, and each is decoded
/// towards the scene that was asked for. Small shapes between the places of pictures are where the two had parted.
/// </summary>
internal static class LatentDecoderTuningStage
{
    public const string Name = "latent-decoder-tuning";
    private const int Steps = 12000;
    private const int Batch = 16;
    private const int Videos = 2048;
    private const int Pictures = 1536;
    private const double SmallShare = 0.7;

    // Arms and corners are what is lost first between two cells of latents.
    private const double CrossShare = 0.35;
    private const double VideoShare = 0.6;

    public static void Run(StageContext context)
    {
        Bundle bundle = context.Source();
        (Scene[] scenes, float[] latents) pictures = Sample(context, bundle, Modality.Image, context.Steps(Pictures), random => Scene.Of(SceneSampler.Image(random, SplitPart.Train)));
        (Scene[] scenes, float[] latents) videos = Sample(context, bundle, Modality.Video, context.Steps(Videos), Moving);
        Autoencoder net = new(context.Configuration.PictureAutoencoder);
        using ParameterSet decoder = net.Decoder.Pack(context.Seed);
        BundleWeights.Fill(decoder, GraphWeights.Read(bundle.PathOf(bundle.DecoderFor(Modality.Image).LatentDecoderFile)));
        using AdamW optimizer = new(decoder, weightDecay: 0.001, average: 0.998);
        StageLoop loop = new(context, Name, Steps, 6.0e-4, optimizer);
        loop.Run(random =>
        {
            (Tensor cells, RgbImage[] shown) = Draw(context.Configuration, pictures, videos, random.Random);
            Tensor difference = net.Decode(cells) - Batches.Pictures(shown);
            return difference.abs().mean() + (difference.square().mean() * 2);
        });
        ParameterFiles.Save(context.Weights(Name), decoder);
        loop.Finish();
    }

    private static Scene Moving(Random random)
    {
        VideoScene scene;
        bool small = random.NextDouble() < SmallShare;
        bool cross = random.NextDouble() < CrossShare;
        do
        {
            scene = SceneSampler.Video(random, SplitPart.Train);
        }
        while (scene.Subject.Size == World.Scenes.Size.Small != small || (cross && scene.Subject.Shape != Shape.Cross));
        return Scene.Of(scene);
    }

    /// <summary>Denoises scenes as an answer does, with guidance; cells [n, frames x h x w, c], kept in a file for a run that goes on.</summary>
    private static (Scene[] Scenes, float[] Cells) Sample(StageContext context, Bundle bundle, Modality modality, int count, Func<Random, Scene> draw)
    {
        Random random = new(context.Seed + (int)modality);
        Scene[] scenes = [.. Enumerable.Range(0, count).Select(_ => draw(random))];
        string path = context.Weights($"{Name}.{modality.ToString().ToLowerInvariant()}");
        if (File.Exists(path))
        {
            return (scenes, TensorFile.Load(path).Single().Value.Data);
        }

        using IDisposable _ = no_grad();
        DecoderManifest manifest = bundle.DecoderFor(modality);
        Denoiser net = new(LatentSource.Denoiser(context.Configuration, modality));
        BundleWeights.Fill(net.Parameters.Pack(context.Seed), GraphWeights.Read(bundle.PathOf(manifest.DenoiserFile)));
        (TextEncoder encoder, CaptionVocabulary vocabulary) = TextEncoderStage.Load(context);
        float[] unconditional = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(bundle.PathOf(manifest.UnconditionalFile))).ToArray();
        List<float> cells = [];
        using CollectionPause pause = new();
        for (int start = 0; start < count; start += Batch / 2)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            using StepRandom noise = new(context.Seed, Name + modality, start, 0);
            Scene[] batch = scenes[start..Math.Min(start + (Batch / 2), count)];
            Tensor condition = encoder.Forward(vocabulary.Encode([.. batch.Select(Caption.Of)])).Of(modality);
            Tensor without = tensor(unconditional).view([1, .. condition.shape[1..]]).expand_as(condition);
            cells.AddRange(FlowSampling.Run(net, context.Configuration, manifest, condition, without, noise));
            pause.Renew();
        }

        float[] all = [.. cells];
        using Tensor kept = tensor(all);
        TensorFile.Save(path, [("cells", kept)]);
        return (scenes, all);
    }

    private static (Tensor Cells, RgbImage[] Shown) Draw(
        NanoConfiguration c, (Scene[] Scenes, float[] Latents) pictures, (Scene[] Scenes, float[] Latents) videos, Random random)
    {
        int size = c.PictureAutoencoder.LatentChannels * c.PictureAutoencoder.LatentHeight * c.PictureAutoencoder.LatentWidth;
        float[] cells = new float[Batch * size];
        RgbImage[] shown = new RgbImage[Batch];
        for (int i = 0; i < Batch; i++)
        {
            bool moving = random.NextDouble() < VideoShare;
            (Scene[] scenes, float[] latents) = moving ? videos : pictures;
            int which = random.Next(scenes.Length);
            int frame = moving ? random.Next(PictureGeometry.Frames) : 0;
            latents.AsSpan(((which * (moving ? PictureGeometry.Frames : 1)) + frame) * size, size).CopyTo(cells.AsSpan(i * size));
            shown[i] = moving
                ? VideoRenderer.Render(scenes[which].Video!, random, PictureGeometry.Side, stray: 0).Frames[frame]
                : ImageRenderer.Render(scenes[which].Image!, random, PictureGeometry.Side, stray: 0);
        }

        return (tensor(cells).view(Batch, -1, c.PictureAutoencoder.LatentChannels), shown);
    }
}
