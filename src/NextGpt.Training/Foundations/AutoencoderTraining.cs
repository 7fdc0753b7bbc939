using NextGpt.Export.Configurations;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>Trains an autoencoder, the last two fifths of the steps its decoder alone, and leaves latents with mean 0 and deviation 1.</summary>
internal static class AutoencoderTraining
{
    private const double DecoderOnlyFrom = 0.6;
    private const double LatentNoise = 0.05;

    public static void Run(StageContext context, string stage, AutoencoderConfiguration configuration, int steps, double learningRate, Func<StepRandom, Tensor> batch)
    {
        Autoencoder net = new(configuration);
        using ParameterSet encoder = net.Encoder.Pack(context.Seed);
        using ParameterSet decoder = net.Decoder.Pack(context.Seed + 1);
        using AdamW encoderOptimizer = new(encoder, weightDecay: 0.001);
        using AdamW decoderOptimizer = new(decoder, weightDecay: 0.001, average: 0.998);
        StageLoop loop = new(context, stage, steps, learningRate, encoderOptimizer, decoderOptimizer);
        loop.Run(random =>
        {
            Tensor sample = batch(random);
            bool decoderOnly = random.Progress > DecoderOnlyFrom;
            Tensor cells = Encode(net, sample, decoderOnly);
            Tensor noisy = cells + (random.Normal(cells.shape) * LatentNoise);
            Tensor difference = net.Decode(noisy) - sample;
            Tensor loss = difference.abs().mean() + (difference.square().mean() * 2);
            return decoderOnly ? loss : loss + ((cells.abs() - 2.5).clamp_min(0).square().mean() * 0.1) + (cells.square().mean() * 1e-4);
        });
        Standardise(context, net, stage, batch);
        ParameterFiles.Save(context.Weights(stage), encoder, decoder);
        loop.Finish();
    }

    private static Tensor Encode(Autoencoder net, Tensor sample, bool frozen)
    {
        if (!frozen)
        {
            return net.Encode(sample);
        }

        using IDisposable _ = no_grad();
        return net.Encode(sample);
    }

    private static void Standardise(StageContext context, Autoencoder net, string stage, Func<StepRandom, Tensor> batch)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable _ = no_grad();
        List<Tensor> cells = [];
        for (int i = 0; i < 16; i++)
        {
            using StepRandom random = new(context.Seed, stage + "/latents", i, 1);
            cells.Add(net.Encode(batch(random)).flatten(0, 1));
        }

        Tensor all = cat(cells, 0);
        net.Standardise(all.mean([0]), all.std(0, false) + 1e-5);
    }
}
