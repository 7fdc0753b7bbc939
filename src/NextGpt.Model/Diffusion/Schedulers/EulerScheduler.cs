using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Diffusion.Schedulers;

/// <summary>Euler steps over sigmas (Karras et al. 2022, algorithm 2 without churn).</summary>
public sealed class EulerScheduler : NoiseScheduler
{
    private readonly double[] _sigmas;
    private readonly string _prediction;

    internal EulerScheduler(SchedulerManifest manifest, int steps)
        : this(manifest, Plan(manifest, steps))
    {
    }

    private EulerScheduler(SchedulerManifest manifest, (double[] Timesteps, double[] Sigmas) plan)
        : base(NoiseTables.ToFloats(plan.Timesteps), manifest.TimestepSpacing == "leading" ? Math.Sqrt((plan.Sigmas[0] * plan.Sigmas[0]) + 1) : plan.Sigmas[0])
    {
        if (manifest.PredictionType is not ("epsilon" or "v_prediction" or "sample"))
        {
            throw Unsupported("prediction_type", manifest.PredictionType, "epsilon, v_prediction or sample");
        }

        _prediction = manifest.PredictionType;
        _sigmas = [.. plan.Sigmas, 0];
    }

    /// <inheritdoc/>
    public override void ScaleInput(int index, ReadOnlySpan<float> sample, Span<float> scaled)
    {
        double scale = 1 / Math.Sqrt((_sigmas[index] * _sigmas[index]) + 1);
        for (int i = 0; i < sample.Length; i++)
        {
            scaled[i] = (float)(sample[i] * scale);
        }
    }

    /// <inheritdoc/>
    public override void Advance(int index, ReadOnlySpan<float> modelOutput, Span<float> sample)
    {
        double sigma = _sigmas[index];
        double distance = _sigmas[index + 1] - sigma;
        double spread = (sigma * sigma) + 1;
        for (int i = 0; i < sample.Length; i++)
        {
            double x = sample[i];
            double m = modelOutput[i];
            double slope = _prediction switch
            {
                "epsilon" => m,
                "v_prediction" => (x - (x / spread) + (m * sigma / Math.Sqrt(spread))) / sigma,
                _ => (x - m) / sigma,
            };
            sample[i] = (float)(x + (slope * distance));
        }
    }

    private static (double[] Timesteps, double[] Sigmas) Plan(SchedulerManifest manifest, int steps)
    {
        double[] table = NoiseTables.Sigmas(NoiseTables.CumulativeAlphas(manifest));
        double[] timesteps = NoiseTables.Timesteps(manifest, steps, round: false);
        double[] sigmas = Array.ConvertAll(timesteps, t => NoiseTables.Interpolate(table, t));
        if (manifest.UseKarrasSigmas)
        {
            sigmas = NoiseTables.KarrasSigmas(sigmas[0], sigmas[^1], steps);
            timesteps = Array.ConvertAll(sigmas, s => NoiseTables.TimestepOf(table, s));
        }

        return (timesteps, sigmas);
    }
}
