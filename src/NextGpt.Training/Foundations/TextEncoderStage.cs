using NextGpt.Contracts;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>
/// The decoders' text encoder. It is taught to keep what a caption says, so that denoisers get every attribute plainly; a frozen CLIP or CLAP
/// does this for the large model. Trained on all scenes, as a text encoder has read about everything.
/// </summary>
internal static class TextEncoderStage
{
    public const string Name = "text-encoder";
    private const int Batch = 16;

    public static void Run(StageContext context)
    {
        CaptionVocabulary vocabulary = new();
        TextEncoder net = new(context.Configuration, vocabulary.Count);
        using ParameterSet parameters = net.Parameters.Pack(context.Seed);
        using ParameterSet readers = new();
        Dictionary<Modality, AttributeHeads> heads = SceneDraw.Media.ToDictionary(modality => modality, modality =>
            new AttributeHeads(readers, modality.ToString(), modality, Width(context.Configuration, modality), tokens: false));
        AttributeHeads[] shared = [.. SceneDraw.Media.Select(modality => new AttributeHeads(readers, "shared" + modality, modality, context.Configuration.Vision.EmbeddingSize, tokens: false))];
        readers.Pack(context.Seed + 1);
        using AdamW optimizer = new(parameters, average: 0.99);
        using AdamW readerOptimizer = new(readers);
        StageLoop loop = new(context, Name, 3000, 1.5e-3, optimizer, readerOptimizer);
        loop.Run(random =>
        {
            Tensor loss = zeros(1).sum();
            for (int i = 0; i < SceneDraw.Media.Length; i++)
            {
                Modality modality = SceneDraw.Media[i];
                Scene[] scenes = [.. Enumerable.Range(0, Batch).Select(_ => SceneDraw.Of(modality, random.Random, SplitPart.All))];
                int[][] labels = [.. scenes.Select(SceneLabels.Of)];
                TextEncoder.Encoded encoded = net.Forward(vocabulary.Encode([.. scenes.Select(Caption.Of)]));
                Tensor condition = encoded.Of(modality).flatten(1);
                Tensor noisy = condition + (random.Normal(condition.shape) * 0.3);
                loss = loss + heads[modality].Forward(noisy, labels).Loss;
                loss = loss + shared[i].Forward(encoded.Shared * 8, labels).Loss;
            }

            return loss;
        });
        ParameterFiles.Save(context.Weights(Name), parameters);
        loop.Finish();
    }

    /// <summary>Loads the trained encoder, frozen.</summary>
    public static (TextEncoder Net, CaptionVocabulary Vocabulary) Load(StageContext context)
    {
        CaptionVocabulary vocabulary = new();
        TextEncoder net = new(context.Configuration, vocabulary.Count);
        ParameterFiles.Load(context.Weights(Name), net.Parameters.Pack(context.Seed));
        return (net, vocabulary);
    }

    /// <summary>The condition of the empty caption, [1, queries, width], or [1, width] for a class condition; a new tensor without gradients.</summary>
    public static Tensor Unconditional(StageContext context, Modality modality)
    {
        using IDisposable _ = no_grad();
        (TextEncoder encoder, CaptionVocabulary vocabulary) = Load(context);
        return encoder.Forward(vocabulary.Encode([string.Empty])).Of(modality);
    }

    private static int Width(NanoConfiguration c, Modality modality) => modality switch
    {
        Modality.Image => c.PictureDenoiser.ConditionQueries * c.PictureDenoiser.ConditionSize,
        Modality.Video => c.VideoDenoiser.ConditionQueries * c.VideoDenoiser.ConditionSize,
        _ => c.SoundDenoiser.ConditionSize,
    };
}
