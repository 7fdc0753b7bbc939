using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Diffusion.Schedulers;

/// <summary>
/// Euler steps along a rectified flow (Liu et al. 2022; Esser et al. 2024): x = (1 - sigma) data + sigma noise, sigma from 1 to 0 in even
/// steps, shifted by shift * s / (1 + (shift - 1) * s); timestep = 1000 sigma; the model's output is noise - data.
/// </summary>
public sealed class FlowMatchEulerScheduler : NoiseScheduler
{
    private readonly double[] _sigmas;

    internal FlowMatchEulerScheduler(SchedulerManifest manifest, int steps)
        : this(Sigmas(manifest.Shift, steps))
    {
    }

    private FlowMatchEulerScheduler(double[] sigmas)
        : base(NoiseTables.ToFloats(sigmas[..^1].Select(s => s * 1000)), 1) => _sigmas = sigmas;

    /// <inheritdoc/>
    public override void Advance(int index, ReadOnlySpan<float> modelOutput, Span<float> sample)
    {
        double distance = _sigmas[index + 1] - _sigmas[index];
        for (int i = 0; i < sample.Length; i++)
        {
            sample[i] = (float)(sample[i] + (distance * modelOutput[i]));
        }
    }

    private static double[] Sigmas(double shift, int steps) =>
        [.. Enumerable.Range(0, steps + 1).Select(i => 1 - ((double)i / steps)).Select(s => shift * s / (1 + ((shift - 1) * s)))];
}
