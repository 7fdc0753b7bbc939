using NextGpt.Contracts;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>
/// Trains a denoiser as a rectified flow (Liu et al. 2022) with times drawn from a logit-normal (Esser et al. 2024): x_t = (1 - t) data + t noise,
/// the velocity noise - data is predicted, and some conditions are those of the empty text so that guidance works.
/// </summary>
internal static class DiffusionTraining
{
    private const double UnconditionalShare = 0.1;

    // The output projectors hit a condition only nearly; a denoiser that has seen such misses is not thrown off by them.
    private const double ConditionNoise = 0.15;

    public static void Run(
        StageContext context, string stage, Modality modality, Denoiser net, int steps, double learningRate, Func<StepRandom, (Scene[] Scenes, Tensor Cells)> batch)
    {
        (TextEncoder encoder, CaptionVocabulary vocabulary) = TextEncoderStage.Load(context);
        using ParameterSet frozen = encoder.Parameters;
        using AdamW optimizer = new(net.Parameters, weightDecay: 0.001, average: 0.9985);
        StageLoop loop = new(context, stage, steps, learningRate, optimizer);
        loop.Run(random =>
        {
            (Scene[] scenes, Tensor cells) = batch(random);
            Tensor condition = Condition(encoder, vocabulary, modality, scenes, random);
            Tensor time = random.Normal(scenes.Length).sigmoid();
            return VelocityError(net, cells, random.Normal(cells.shape), time, condition);
        });
        ParameterFiles.Save(context.Weights(stage), net.Parameters);
        loop.Finish();
    }

    /// <summary>The mean squared error of the velocity at times [n], 0 (data) to 1 (noise).</summary>
    public static Tensor VelocityError(Denoiser net, Tensor cells, Tensor noise, Tensor time, Tensor condition)
    {
        Tensor t = time.view(-1, 1, 1);
        Tensor noisy = (cells * (1 - t)) + (noise * t);
        return (net.Forward(noisy, time * 1000, condition) - (noise - cells)).square().mean();
    }

    private static Tensor Condition(TextEncoder encoder, CaptionVocabulary vocabulary, Modality modality, Scene[] scenes, StepRandom random)
    {
        using IDisposable _ = no_grad();
        string[] captions = [.. scenes.Select(scene => random.Random.NextDouble() < UnconditionalShare ? string.Empty : Caption.Of(scene))];
        Tensor condition = encoder.Forward(vocabulary.Encode(captions)).Of(modality);
        return condition + (random.Normal(condition.shape) * (ConditionNoise * random.Random.NextDouble()));
    }
}
