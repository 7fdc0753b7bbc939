using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Diffusion.Schedulers;

/// <summary>DPM-Solver++ 2M (Lu et al. 2022), midpoint; the last of few steps is of first order.</summary>
public sealed class DpmSolverScheduler : NoiseScheduler
{
    /// <summary>From this number of steps on, the last one may be of second order too.</summary>
    private const int ManySteps = 15;

    private readonly double[] _sigmas;
    private readonly string _prediction;
    private float[] _clean = [];
    private float[] _cleanBefore = [];

    internal DpmSolverScheduler(SchedulerManifest manifest, int steps)
        : this(manifest, Plan(manifest, steps))
    {
    }

    private DpmSolverScheduler(SchedulerManifest manifest, (double[] Timesteps, double[] Sigmas) plan)
        : base(NoiseTables.ToFloats(plan.Timesteps), 1)
    {
        if (manifest.PredictionType is not ("epsilon" or "v_prediction" or "sample"))
        {
            throw Unsupported("prediction_type", manifest.PredictionType, "epsilon, v_prediction or sample");
        }

        _prediction = manifest.PredictionType;
        _sigmas = plan.Sigmas;
    }

    /// <inheritdoc/>
    public override void Advance(int index, ReadOnlySpan<float> modelOutput, Span<float> sample)
    {
        (double alpha, double sigma) = Split(_sigmas[index]);
        (double nextAlpha, double nextSigma) = Split(_sigmas[index + 1]);
        double h = LogSnr(_sigmas[index + 1]) - LogSnr(_sigmas[index]);
        double move = -nextAlpha * (Math.Exp(-h) - 1);
        double keep = nextSigma / sigma;
        (_cleanBefore, _clean) = (_clean, _cleanBefore.Length == sample.Length ? _cleanBefore : new float[sample.Length]);
        for (int i = 0; i < sample.Length; i++)
        {
            double x = sample[i];
            double m = modelOutput[i];
            _clean[i] = (float)(_prediction switch
            {
                "epsilon" => (x - (sigma * m)) / alpha,
                "v_prediction" => (alpha * x) - (sigma * m),
                _ => m,
            });
        }

        bool first = index == 0 || (index == Timesteps.Count - 1 && Timesteps.Count < ManySteps);
        double half = first ? 0 : h / (2 * (LogSnr(_sigmas[index]) - LogSnr(_sigmas[index - 1])));
        for (int i = 0; i < sample.Length; i++)
        {
            double clean = first ? _clean[i] : _clean[i] + (half * (_clean[i] - _cleanBefore[i]));
            sample[i] = (float)((keep * sample[i]) + (move * clean));
        }
    }

    private static (double Alpha, double Sigma) Split(double ratio)
    {
        double alpha = 1 / Math.Sqrt((ratio * ratio) + 1);
        return (alpha, ratio * alpha);
    }

    private static double LogSnr(double ratio) => -Math.Log(ratio);

    private static (double[] Timesteps, double[] Sigmas) Plan(SchedulerManifest manifest, int steps)
    {
        double[] table = NoiseTables.Sigmas(NoiseTables.CumulativeAlphas(manifest));
        if (manifest.UseKarrasSigmas)
        {
            double[] karras = NoiseTables.KarrasSigmas(table[^1], table[0], steps);
            return (Array.ConvertAll(karras, s => Math.Round(NoiseTables.TimestepOf(table, s))), [.. karras, karras[^1]]);
        }

        // One timestep more than steps, and the last one left out: so the noise never ends before the data.
        double[] timesteps = manifest.TimestepSpacing == "trailing"
            ? NoiseTables.Timesteps(manifest, steps)
            : NoiseTables.Timesteps(manifest, steps + 1)[..^1];
        return (timesteps, [.. timesteps.Select(t => NoiseTables.Interpolate(table, t)), table[0]]);
    }
}
