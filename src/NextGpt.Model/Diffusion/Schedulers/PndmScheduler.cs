using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Diffusion.Schedulers;

/// <summary>
/// Pseudo numerical methods for diffusion models (Liu et al. 2022) without the Runge-Kutta steps: a linear multistep method of order four,
/// whose second timestep comes twice.
/// </summary>
public sealed class PndmScheduler : NoiseScheduler
{
    private readonly List<float[]> _outputs = [];
    private readonly SchedulerManifest _manifest;
    private readonly double[] _alphas;
    private readonly int _stride;
    private float[] _first = [];

    internal PndmScheduler(SchedulerManifest manifest, int steps)
        : base(Twice(NoiseTables.Timesteps(manifest, steps)), 1)
    {
        if (!manifest.SkipPrkSteps)
        {
            throw Unsupported("skip_prk_steps", "false", "true");
        }

        if (manifest.PredictionType is not ("epsilon" or "v_prediction"))
        {
            throw Unsupported("prediction_type", manifest.PredictionType, "epsilon or v_prediction");
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
        float[] slope;
        if (index == 1)
        {
            // The first step again, now with the mean of the slopes at both of its ends.
            previous = timestep;
            timestep += _stride;
            slope = Mean(modelOutput, _outputs[^1]);
            _first.CopyTo(sample);
        }
        else
        {
            if (index == 0)
            {
                _first = sample.ToArray();
            }

            _outputs.Add(modelOutput.ToArray());
            if (_outputs.Count > 4)
            {
                _outputs.RemoveAt(0);
            }

            slope = Slope();
        }

        Move(timestep, previous, slope, sample);
    }

    private static float[] Twice(double[] timesteps) =>
        NoiseTables.ToFloats(timesteps.Length == 1 ? timesteps : [timesteps[0], timesteps[1], .. timesteps[1..]]);

    private static float[] Mean(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var mean = new float[a.Length];
        for (int i = 0; i < mean.Length; i++)
        {
            mean[i] = (a[i] + b[i]) / 2;
        }

        return mean;
    }

    /// <summary>Adams and Bashforth's weights for as many outputs as there are.</summary>
    private float[] Slope()
    {
        double[] weights = _outputs.Count switch
        {
            1 => [1],
            2 => [3 / 2.0, -1 / 2.0],
            3 => [23 / 12.0, -16 / 12.0, 5 / 12.0],
            _ => [55 / 24.0, -59 / 24.0, 37 / 24.0, -9 / 24.0],
        };
        var slope = new float[_outputs[0].Length];
        for (int i = 0; i < slope.Length; i++)
        {
            double sum = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                sum += weights[k] * _outputs[^(k + 1)][i];
            }

            slope[i] = (float)sum;
        }

        return slope;
    }

    /// <summary>Equation 9 of the paper, in a form that keeps its digits.</summary>
    private void Move(int timestep, int previous, float[] slope, Span<float> sample)
    {
        double alpha = _alphas[timestep];
        double alphaPrevious = previous >= 0 ? _alphas[previous] : _manifest.SetAlphaToOne ? 1 : _alphas[0];
        double keep = Math.Sqrt(alphaPrevious / alpha);
        double take = (alphaPrevious - alpha) / ((alpha * Math.Sqrt(1 - alphaPrevious)) + Math.Sqrt(alpha * (1 - alpha) * alphaPrevious));
        bool velocity = _manifest.PredictionType == "v_prediction";
        for (int i = 0; i < sample.Length; i++)
        {
            double epsilon = velocity ? (Math.Sqrt(alpha) * slope[i]) + (Math.Sqrt(1 - alpha) * sample[i]) : slope[i];
            sample[i] = (float)((keep * sample[i]) - (take * epsilon));
        }
    }
}
