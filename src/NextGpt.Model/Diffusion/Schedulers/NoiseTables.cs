using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Diffusion.Schedulers;

/// <summary>What the schedulers over betas have in common: cumulative alphas, sigmas and the spacing of timesteps.</summary>
internal static class NoiseTables
{
    /// <summary>The product of 1 - beta up to each step of training.</summary>
    public static double[] CumulativeAlphas(SchedulerManifest manifest)
    {
        bool scaled = manifest.BetaSchedule switch
        {
            "scaled_linear" => true,
            "linear" => false,
            _ => throw new NotSupportedException($"Scheduler setting beta_schedule '{manifest.BetaSchedule}': expected linear or scaled_linear."),
        };
        double first = scaled ? Math.Sqrt(manifest.BetaStart) : manifest.BetaStart;
        double last = scaled ? Math.Sqrt(manifest.BetaEnd) : manifest.BetaEnd;
        var cumulative = new double[manifest.TrainSteps];
        double product = 1;
        for (int i = 0; i < cumulative.Length; i++)
        {
            double beta = manifest.TrainSteps == 1 ? first : first + ((last - first) * i / (manifest.TrainSteps - 1));
            product *= 1 - (scaled ? beta * beta : beta);
            cumulative[i] = product;
        }

        return cumulative;
    }

    /// <summary>The standard deviation of the noise over that of the signal, at each step of training.</summary>
    public static double[] Sigmas(double[] cumulativeAlphas) => Array.ConvertAll(cumulativeAlphas, a => Math.Sqrt((1 - a) / a));

    /// <summary>Timesteps from the last to the first; whole numbers unless <paramref name="round"/> is false and the spacing is linspace.</summary>
    public static double[] Timesteps(SchedulerManifest manifest, int steps, bool round = true)
    {
        int train = manifest.TrainSteps;
        return manifest.TimestepSpacing switch
        {
            "leading" => [.. Enumerable.Range(0, steps).Select(i => Math.Min((double)((steps - 1 - i) * (train / steps)) + manifest.StepsOffset, train - 1))],
            "linspace" => [.. Enumerable.Range(0, steps).Select(i => Linspace(train - 1, steps, steps - 1 - i)).Select(t => round ? Math.Round(t) : t)],
            "trailing" => [.. Enumerable.Range(0, steps).Select(i => Math.Round(train - (i * (double)train / steps)) - 1)],
            _ => throw new NotSupportedException($"Scheduler setting timestep_spacing '{manifest.TimestepSpacing}': expected leading, linspace or trailing."),
        };
    }

    public static double Interpolate(double[] table, double position)
    {
        int low = Math.Clamp((int)Math.Floor(position), 0, table.Length - 1);
        int high = Math.Min(low + 1, table.Length - 1);
        return table[low] + ((table[high] - table[low]) * (position - low));
    }

    /// <summary>Karras et al. 2022, equation 5, with rho = 7; the range is that of the table.</summary>
    public static double[] KarrasSigmas(double largest, double smallest, int steps)
    {
        const double Rho = 7;
        double max = Math.Pow(largest, 1 / Rho);
        double min = Math.Pow(smallest, 1 / Rho);
        return [.. Enumerable.Range(0, steps).Select(i => Math.Pow(max + ((min - max) * (steps == 1 ? 0 : (double)i / (steps - 1))), Rho))];
    }

    /// <summary>The timestep at which a table of rising sigmas reaches a sigma, interpolated in its logarithm.</summary>
    public static double TimestepOf(double[] sigmas, double sigma)
    {
        int low = 0;
        while (low < sigmas.Length - 2 && sigmas[low + 1] <= sigma)
        {
            low++;
        }

        double weight = (Math.Log(sigmas[low]) - Math.Log(sigma)) / (Math.Log(sigmas[low]) - Math.Log(sigmas[low + 1]));
        return low + Math.Clamp(weight, 0, 1);
    }

    public static float[] ToFloats(IEnumerable<double> values) => [.. values.Select(v => (float)v)];

    private static double Linspace(double last, int count, int index) => count == 1 ? 0 : last * index / (count - 1);
}
