using NextGpt.Export.Configurations;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Diffusion.Schedulers;
using NextGpt.Training.Checkpoints;
using NextGpt.Training.Foundations;
using NextGpt.Training.Nets;
using NextGpt.Training.Stages;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Decoders;

/// <summary>The scheduler of the service with classifier-free guidance, on a denoiser in training instead of its graph.</summary>
internal static class FlowSampling
{
    /// <summary>Makes latent cells [n, frames x h x w, c] of noise.</summary>
    /// <param name="net">Predicts what the scheduler asks for.</param>
    /// <param name="c">Says the latents' shape.</param>
    /// <param name="decoder">Says the modality, the scheduler, its steps and the guidance.</param>
    /// <param name="condition">[n, queries, width], or [n, width] for a class condition.</param>
    /// <param name="without">The condition of the empty caption, shaped alike.</param>
    /// <param name="random">The noise.</param>
    public static float[] Run(Denoiser net, NanoConfiguration c, DecoderManifest decoder, Tensor condition, Tensor without, StepRandom random)
    {
        DenoiserConfiguration shape = LatentSource.Denoiser(c, decoder.Modality);
        var scheduler = NoiseScheduler.Create(decoder.Scheduler, decoder.Steps);
        long n = condition.shape[0];
        Tensor both = cat([without, condition], 0);
        float[] cells = TensorFile.ToArray(random.Normal(n, shape.Frames * shape.Height * shape.Width, shape.LatentChannels) * scheduler.InitialNoiseSigma);
        for (int i = 0; i < scheduler.Timesteps.Count; i++)
        {
            using DisposeScope step = NewDisposeScope();
            float[] input = new float[cells.Length];
            scheduler.ScaleInput(i, cells, input);
            Tensor sample = tensor(input).view(n, -1, shape.LatentChannels);
            Tensor[] made = net.Forward(cat([sample, sample], 0), full(2 * n, (double)scheduler.Timesteps[i], dtype: float32), both).chunk(2, 0);
            scheduler.Advance(i, TensorFile.ToArray(made[0] + ((made[1] - made[0]) * decoder.Guidance)), cells);
        }

        return cells;
    }
}
