using NextGpt.Contracts;
using NextGpt.Export.Configurations;
using NextGpt.Training.Foundations;
using NextGpt.Training.Nets;
using NextGpt.Training.Stages;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Continuation;

/// <summary>Euler steps along a rectified flow with classifier-free guidance, on a denoiser in training: what the service's own loop does, without its graphs.</summary>
internal static class FlowSampling
{
    /// <summary>Makes latent cells [n, frames x h x w, c] of noise.</summary>
    /// <param name="net">Predicts the velocity, noise - data.</param>
    /// <param name="c">Says the latents' shape.</param>
    /// <param name="modality">Pictures, sounds or videos.</param>
    /// <param name="condition">[n, queries, width], or [n, width] for a class condition.</param>
    /// <param name="without">The condition of the empty caption, shaped alike.</param>
    /// <param name="steps">How many, at least 1.</param>
    /// <param name="guidance">How far beyond the condition, 1 for none.</param>
    /// <param name="random">The noise.</param>
    public static Tensor Run(Denoiser net, NanoConfiguration c, Modality modality, Tensor condition, Tensor without, int steps, double guidance, StepRandom random)
    {
        DenoiserConfiguration shape = LatentSource.Denoiser(c, modality);
        long n = condition.shape[0];
        Tensor both = cat([without, condition], 0);
        Tensor cells = random.Normal(n, shape.Frames * shape.Height * shape.Width, shape.LatentChannels);
        for (int i = 0; i < steps; i++)
        {
            using DisposeScope step = NewDisposeScope();
            double sigma = 1 - ((double)i / steps);
            Tensor[] velocity = net.Forward(cat([cells, cells], 0), full(2 * n, sigma * 1000, dtype: float32), both).chunk(2, 0);
            cells = (cells - ((velocity[0] + ((velocity[1] - velocity[0]) * guidance)) / steps)).MoveToOuterDisposeScope();
        }

        return cells;
    }
}
