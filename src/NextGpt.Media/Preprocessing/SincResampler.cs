namespace NextGpt.Media.Preprocessing;

/// <summary>
/// Windowed-sinc resampling as torchaudio does it by default: 6 zero crossings of low-pass width, roll-off 0.99, Hann window.
/// Thread-safe and immutable; making one costs more than using it on a short sound, so keep it.
/// </summary>
public sealed class SincResampler
{
    private const int ZeroCrossings = 6;
    private const double RollOff = 0.99;

    private readonly int _from;
    private readonly int _to;

    // One filter for each of the _to phases; _offsets holds where its first tap lies, relative to the phase's block.
    private readonly int[] _offsets = [];
    private readonly float[][] _filters = [];

    /// <summary>Computes the filters for a pair of rates.</summary>
    /// <param name="fromRate">In Hz, at least 1.</param>
    /// <param name="toRate">In Hz, at least 1.</param>
    public SincResampler(int fromRate, int toRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(toRate, 1);
        int divisor = GreatestCommonDivisor(fromRate, toRate);
        _from = fromRate / divisor;
        _to = toRate / divisor;
        if (_from == _to)
        {
            return;
        }

        _offsets = new int[_to];
        _filters = new float[_to][];
        for (int phase = 0; phase < _to; phase++)
        {
            (_offsets[phase], _filters[phase]) = Filter(phase);
        }
    }

    /// <summary>Tells how many samples come out.</summary>
    /// <param name="inputLength">In samples.</param>
    /// <returns>The length at the new rate, rounded up.</returns>
    public long OutputLength(int inputLength) => (((long)inputLength * _to) + _from - 1) / _from;

    /// <summary>Resamples a whole sound.</summary>
    /// <param name="input">[samples] at the old rate.</param>
    /// <returns>[<see cref="OutputLength"/>] at the new rate.</returns>
    public float[] Resample(ReadOnlySpan<float> input)
    {
        float[] output = new float[checked((int)OutputLength(input.Length))];
        Resample(input, 0, output);
        return output;
    }

    /// <summary>Resamples the part of a sound that begins at an output position; the rest costs nothing.</summary>
    /// <param name="input">[samples], the whole sound at the old rate; silence is assumed around it.</param>
    /// <param name="start">The first sample wanted, at the new rate, at least 0.</param>
    /// <param name="output">Filled completely.</param>
    public void Resample(ReadOnlySpan<float> input, long start, Span<float> output)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        for (int i = 0; i < output.Length; i++)
        {
            (long block, long phase) = Math.DivRem(start + i, _to);
            if (_filters.Length == 0)
            {
                output[i] = block < input.Length ? input[(int)block] : 0;
                continue;
            }

            output[i] = Apply(_filters[phase], input, (block * _from) + _offsets[phase]);
        }
    }

    private static float Apply(float[] filter, ReadOnlySpan<float> input, long first)
    {
        int skipped = (int)Math.Clamp(-first, 0, filter.Length);
        int end = (int)Math.Clamp(input.Length - first, skipped, filter.Length);
        float sum = 0;
        for (int k = skipped; k < end; k++)
        {
            sum += filter[k] * input[(int)(first + k)];
        }

        return sum;
    }

    private (int Offset, float[] Taps) Filter(int phase)
    {
        // The sample at output phase p lies at input position p * from / to; only taps within the window's 6 zero
        // crossings differ from zero.
        double cutoff = Math.Min(_from, _to) * RollOff;
        double position = (double)phase * _from / _to;
        double reach = ZeroCrossings * _from / cutoff;
        int first = (int)Math.Ceiling(position - reach);
        int last = (int)Math.Floor(position + reach);
        float[] taps = new float[last - first + 1];
        for (int k = 0; k < taps.Length; k++)
        {
            double t = (((double)(first + k) / _from) - ((double)phase / _to)) * cutoff;
            double window = Math.Pow(Math.Cos(t * Math.PI / ZeroCrossings / 2), 2);
            double sinc = t == 0 ? 1 : Math.Sin(t * Math.PI) / (t * Math.PI);
            taps[k] = (float)(sinc * window * cutoff / _from);
        }

        return (first, taps);
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
