using NextGpt.Contracts;
using NextGpt.Training.Foundations;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;
using static TorchSharp.torch;

namespace NextGpt.Training.Decoders;

/// <summary>
/// Trains a bundle's picture denoiser on what it made right itself (rejection sampling, as RAFT, Dong et al. 2023): a bundle has no encoder of pictures, and which
/// of two shapes is which is what its denoiser takes for the other one. The verifiers say what is right.
/// </summary>
internal static class PictureDenoiserTuningStage
{
    public const string Name = "picture-diffusion-tuning";
    private const int Steps = 3000;
    private const int Batch = 32;
    private const int Pictures = 8192;
    private const double PairShare = 0.8;
    private const double UnconditionalShare = 0.1;
    private const double ConditionNoise = 0.15;

    public static void Run(StageContext context)
    {
        NanoConfiguration c = context.Configuration;
        TrainedDecoders trained = new(context);
        Denoiser net = trained.Denoiser(Modality.Image);
        Tensor without = trained.Unconditional(Modality.Image);
        Random chance = new(context.Seed);
        Scene[] asked = [.. Enumerable.Range(0, context.Steps(Pictures)).Select(_ => Scene.Of(SceneSampler.Image(chance, SplitPart.Train, PairShare)))];
        Autoencoder autoencoder = new(c.PictureAutoencoder);
        using ParameterSet decoder = trained.PictureDecoder(autoencoder);
        DrawnLatents right = DrawnLatents.Draw(context, Name, Modality.Image, net, without, asked).Where(c, autoencoder, comparison => comparison.Matches);
        (TextEncoder encoder, CaptionVocabulary vocabulary) = TextEncoderStage.Load(context);
        using AdamW optimizer = new(net.Parameters, weightDecay: 0.001, average: 0.998);
        StageLoop loop = new(context, Name, Steps, 4.0e-4, optimizer);
        loop.Run(random =>
        {
            int[] which = [.. Enumerable.Range(0, Batch).Select(_ => random.Random.Next(right.Scenes.Count))];
            Tensor cells = tensor(which.SelectMany(i => right.Of(i).ToArray()).ToArray()).view(Batch, -1, c.PictureAutoencoder.LatentChannels);
            Tensor time = random.Normal(Batch).sigmoid();
            return DiffusionTraining.VelocityError(net, cells, random.Normal(cells.shape), time, Condition(which));

            Tensor Condition(int[] scenes)
            {
                using IDisposable _ = no_grad();
                Tensor condition = encoder.Forward(vocabulary.Encode([.. scenes.Select(i => Caption.Of(right.Scenes[i]))])).Picture;
                Tensor unconditional = random.Uniform(Batch, 1, 1).lt(UnconditionalShare);
                return where(unconditional, without.expand_as(condition), condition + (random.Normal(condition.shape) * (ConditionNoise * random.Random.NextDouble())));
            }
        });
        ParameterFiles.Save(context.Weights(Name), net.Parameters);
        loop.Finish();
    }
}
