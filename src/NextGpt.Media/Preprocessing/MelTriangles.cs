namespace NextGpt.Media.Preprocessing;

/// <summary>Triangular filters, linear in mel = 1127 ln(1 + f / 700), overlapping by half, from 20 Hz to half the rate.</summary>
internal sealed class MelTriangles
{
    private const double LowestHertz = 20;

    private readonly int[] _first;
    private readonly double[][] _weights;

    public MelTriangles(int sampleRate, int fftLength, int bins)
    {
        _first = new int[bins];
        _weights = new double[bins][];
        double lowest = Mel(LowestHertz);
        double step = (Mel(sampleRate / 2.0) - lowest) / (bins + 1);
        double[] mels = [.. Enumerable.Range(0, fftLength / 2).Select(i => Mel((double)i * sampleRate / fftLength))];
        for (int bin = 0; bin < bins; bin++)
        {
            double left = lowest + (bin * step);
            double[] weights = Array.ConvertAll(mels, mel => Math.Max(0, Math.Min((mel - left) / step, (left + (2 * step) - mel) / step)));
            _first[bin] = Math.Max(Array.FindIndex(weights, w => w > 0), 0);
            int end = Array.FindLastIndex(weights, w => w > 0) + 1;
            _weights[bin] = weights[_first[bin]..Math.Max(end, _first[bin])];
        }
    }

    /// <summary>Writes the log of each filter's power, floored.</summary>
    public void Sum(ReadOnlySpan<double> power, Span<float> target, double floor)
    {
        for (int bin = 0; bin < target.Length; bin++)
        {
            double[] weights = _weights[bin];
            ReadOnlySpan<double> part = power.Slice(_first[bin], weights.Length);
            double sum = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                sum += weights[k] * part[k];
            }

            target[bin] = MathF.Log((float)Math.Max(sum, floor));
        }
    }

    private static double Mel(double hertz) => 1127 * Math.Log(1 + (hertz / 700));
}
