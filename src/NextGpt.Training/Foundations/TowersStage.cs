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
/// The towers, aligned with the text encoder's shared embedding by contrast (Radford et al. 2021, against a frozen text side as Zhai et al. 2022)
/// and taught by attributes that patch tokens have to keep what stands where.
/// </summary>
internal static class TowersStage
{
    public const string VisionName = "vision-tower";
    public const string AudioName = "audio-tower";
    private const double Temperature = 0.07;

    /// <summary>The path of a tower of a bundle that is trained on.</summary>
    public static string Imported(StageContext context, string stage) => context.Weights("imported." + stage);

    public static void RunVision(StageContext context)
    {
        TowerInputs inputs = new(context.Configuration);
        Tower tower = new(context.Configuration.Vision);
        Run(context, VisionName, tower, 12000, [(Modality.Image, 14), (Modality.Video, 14)], inputs, (rows, random) => inputs.Vision(rows, random.Generator));
    }

    public static void RunAudio(StageContext context)
    {
        TowerInputs inputs = new(context.Configuration);
        Tower tower = new(context.Configuration.Audio);
        Run(context, AudioName, tower, 1500, [(Modality.Audio, 16)], inputs, (rows, random) => inputs.Audio(rows, random.Generator));
    }

    private static void Run(
        StageContext context, string stage, Tower tower, int steps, (Modality Modality, int Count)[] mix, TowerInputs inputs, Func<IReadOnlyList<float[]>, StepRandom, Tensor> stack)
    {
        using ParameterSet parameters = tower.Parameters.Pack(context.Seed);
        Func<Scene[], Tensor, Tensor, Tensor> alignment = Alignment(context, stage, tower);
        using ParameterSet readers = new();
        int width = context.Configuration.Vision.EmbeddingSize;
        AttributeHeads[] patchHeads = [.. mix.Select(part => new AttributeHeads(readers, "patch" + part.Modality, part.Modality, width, tokens: true))];
        AttributeHeads[] classHeads = [.. mix.Select(part => new AttributeHeads(readers, "class" + part.Modality, part.Modality, width, tokens: false))];
        readers.Pack(context.Seed + 1);
        using AdamW optimizer = new(parameters, average: 0.998);
        using AdamW readerOptimizer = new(readers);
        StageLoop loop = new(context, stage, steps, 1.0e-3, optimizer, readerOptimizer);
        double scale = Math.Sqrt(width);
        loop.Run(random =>
        {
            Scene[] scenes = [.. mix.SelectMany(part => Enumerable.Range(0, part.Count).Select(_ => SceneDraw.Of(part.Modality, random.Random, SplitPart.Train)))];
            Tensor input = stack([.. scenes.Select(scene => inputs.Render(scene, random.Random))], random);
            (Tensor embedding, Tensor patches) = tower.Forward(input);
            Tensor loss = alignment(scenes, input, embedding);
            int start = 0;
            for (int i = 0; i < mix.Length; i++)
            {
                int[][] labels = [.. scenes.Skip(start).Take(mix[i].Count).Select(SceneLabels.Of)];
                loss = loss + patchHeads[i].Forward(patches.narrow(0, start, mix[i].Count) * scale, labels).Loss;
                loss = loss + (classHeads[i].Forward(embedding.narrow(0, start, mix[i].Count) * scale, labels).Loss * 0.3);
                start += mix[i].Count;
            }

            return loss;
        });
        ParameterFiles.Save(context.Weights(stage), parameters);
        loop.Finish();
    }

    // A tower that is trained on keeps its embedding where it was: the text encoder that it was aligned with is not in a bundle.
    private static Func<Scene[], Tensor, Tensor, Tensor> Alignment(StageContext context, string stage, Tower tower)
    {
        if (context.From is null)
        {
            (TextEncoder encoder, CaptionVocabulary vocabulary) = TextEncoderStage.Load(context);
            return (scenes, _, embedding) => Contrast(encoder, vocabulary, scenes, embedding);
        }

        string imported = Imported(context, stage);
        Tower before = new(context.Configuration.Vision);
        ParameterFiles.Load(imported, before.Parameters.Pack(0));
        ParameterFiles.Load(imported, tower.Parameters);
        return (_, input, embedding) => 1 - (embedding * Frozen(() => before.Forward(input).Embedding)).sum(-1).mean();
    }

    private static Tensor Contrast(TextEncoder encoder, CaptionVocabulary vocabulary, Scene[] scenes, Tensor embedding)
    {
        Tensor text = Frozen(() => encoder.Forward(vocabulary.Encode([.. scenes.Select(Caption.Of)])).Shared);
        Tensor logits = embedding.matmul(text.t()) / Temperature;
        Tensor target = arange(scenes.Length);
        return (nn.functional.cross_entropy(logits, target) + nn.functional.cross_entropy(logits.t(), target)) * 0.5;
    }

    private static Tensor Frozen(Func<Tensor> make)
    {
        using IDisposable _ = no_grad();
        return make();
    }
}
