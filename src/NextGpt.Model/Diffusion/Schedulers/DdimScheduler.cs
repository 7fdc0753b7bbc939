using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Diffusion.Schedulers;

/// <summary>Denoising diffusion implicit models (Song et al. 2020), equation 12 without added noise.</summary>
public sealed class DdimScheduler : NoiseScheduler
{
    private readonly SchedulerManifest _manifest;
    private readonly double[] _alphas;
    private readonly int _stride;

    internal DdimScheduler(SchedulerManifest manifest, int steps)
        : base(NoiseTables.ToFloats(NoiseTables.Timesteps(manifest, steps)), 1)
    {
        if (manifest.PredictionType is not ("epsilon" or "v_prediction" or "sample"))
        {
            throw Unsupported("prediction_type", manifest.PredictionType, "epsilon, v_prediction or sample");
        }

        _manifest = manifest;
        _alphas = NoiseTables.CumulativeAlphas(manifest);
        _stride = manifest.TrainSteps / steps;
    }

    /// <inheritdoc/>
    public override void Advance(int index, ReadOnlySpan<float> modelOutput, Span<float> sample)
    {
        int timestep = (int)Timesteps[index];
        int previous = timestep - _stride;
        double alpha = _alphas[timestep];
        double alphaPrevious = previous >= 0 ? _alphas[previous] : _manifest.SetAlphaToOne ? 1 : _alphas[0];
        double signal = Math.Sqrt(alpha);
        double noise = Math.Sqrt(1 - alpha);
        double nextSignal = Math.Sqrt(alphaPrevious);
        double nextNoise = Math.Sqrt(1 - alphaPrevious);
        for (int i = 0; i < sample.Length; i++)
        {
            double x = sample[i];
            double m = modelOutput[i];
            (double clean, double epsilon) = _manifest.PredictionType switch
            {
                "epsilon" => ((x - (noise * m)) / signal, m),
                "v_prediction" => ((signal * x) - (noise * m), (signal * m) + (noise * x)),
                _ => (m, (x - (signal * m)) / noise),
            };
            if (_manifest.ClipSample)
            {
                clean = Math.Clamp(clean, -1, 1);
            }

            sample[i] = (float)((nextSignal * clean) + (nextNoise * epsilon));
        }
    }
}
