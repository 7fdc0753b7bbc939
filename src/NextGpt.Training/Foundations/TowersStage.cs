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

    public static void RunVision(StageContext context)
    {
        TowerInputs inputs = new(context.Configuration);
        Tower tower = new(context.Configuration.Vision);
        Run(context, VisionName, tower, 4000, [(Modality.Image, 14), (Modality.Video, 10)], inputs, (rows, random) => inputs.Vision(rows, random.Generator));
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
        (TextEncoder encoder, CaptionVocabulary vocabulary) = TextEncoderStage.Load(context);
        using ParameterSet frozen = encoder.Parameters;
        using ParameterSet parameters = tower.Parameters.Pack(context.Seed);
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
            (Tensor embedding, Tensor patches) = tower.Forward(stack([.. scenes.Select(scene => inputs.Render(scene, random.Random))], random));
            Tensor loss = Contrast(encoder, vocabulary, scenes, embedding);
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
