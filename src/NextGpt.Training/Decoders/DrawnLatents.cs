using NextGpt.Contracts;
using NextGpt.Media.Images;
using NextGpt.Media.Videos;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Encoders;
using NextGpt.Training.Bundling;
using NextGpt.Training.Checkpoints;
using NextGpt.Training.Evaluation;
using NextGpt.Training.Foundations;
using NextGpt.Training.Native;
using NextGpt.Training.Nets;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Verification;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Decoders;

/// <summary>Scenes with what a denoiser makes of their captions, one after another, each <see cref="Length"/> numbers: [frames x h x w, c].</summary>
internal sealed record DrawnLatents(IReadOnlyList<Scene> Scenes, float[] Cells)
{
    /// <summary>Gets the numbers of one scene.</summary>
    public int Length => Cells.Length / Scenes.Count;

    /// <summary>Gets the cells of a scene.</summary>
    public ReadOnlySpan<float> Of(int scene) => Cells.AsSpan(scene * Length, Length);

    /// <summary>Draws pictures or videos as an answer does, with guidance; <paramref name="without"/> is the condition of the empty caption, [1, queries, width]. They are kept in a file for a run that goes on.</summary>
    public static DrawnLatents Draw(StageContext context, string stage, Modality modality, Denoiser net, Tensor without, IReadOnlyList<Scene> scenes)
    {
        string path = context.Weights($"{stage}.{modality.ToString().ToLowerInvariant()}");
        if (File.Exists(path))
        {
            return new(scenes, TensorFile.Load(path).Single().Value.Data);
        }

        using IDisposable _ = no_grad();
        DecoderManifest manifest = BundleParts.Decoder(context.Configuration, modality, string.Empty);
        (TextEncoder encoder, CaptionVocabulary vocabulary) = TextEncoderStage.Load(context);
        int batch = modality == Modality.Video ? 8 : 32;
        List<float> cells = [];
        using CollectionPause pause = new();
        foreach ((int number, Scene[] some) in scenes.Chunk(batch).Index())
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            using DisposeScope scope = NewDisposeScope();
            using StepRandom noise = new(context.Seed, stage + modality, number, 0);
            Tensor condition = encoder.Forward(vocabulary.Encode([.. some.Select(Caption.Of)])).Of(modality);
            cells.AddRange(FlowSampling.Run(net, context.Configuration, manifest, condition, without.expand_as(condition), noise));
            pause.Renew();
        }

        float[] all = [.. cells];
        using Tensor kept = tensor(all);
        TensorFile.Save(path, [("cells", kept)]);
        return new(scenes, all);
    }

    /// <summary>Keeps what a latent decoder shows as wanted; all of it, if it shows nothing so, as a net of a few steps does.</summary>
    public DrawnLatents Where(NanoConfiguration c, Autoencoder decoder, Func<SceneComparison, bool> wanted)
    {
        using IDisposable _ = no_grad();
        using CollectionPause pause = new();
        List<Scene> scenes = [];
        List<float> cells = [];
        for (int i = 0; i < Scenes.Count; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            bool moving = Scenes[i].Video is not null;
            RgbImage[] shown = Batches.Images(decoder.Decode(tensor(Of(i).ToArray()).view(moving ? PictureGeometry.Frames : 1, -1, c.PictureAutoencoder.LatentChannels)));
            MediaContent medium = moving ? new MediaContent(new VideoClip(PictureGeometry.FramesPerSecond, shown)) : new MediaContent(shown[0]);
            if (wanted(SceneMedia.Compare(Scenes[i], medium)))
            {
                scenes.Add(Scenes[i]);
                cells.AddRange(Of(i));
            }

            pause.Renew();
        }

        return scenes.Count == 0 ? this : new(scenes, [.. cells]);
    }
}
