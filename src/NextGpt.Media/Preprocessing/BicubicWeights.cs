namespace NextGpt.Media.Preprocessing;

/// <summary>For a window of output positions: the first input position and the fixed-point weights from there on.</summary>
internal sealed class BicubicWeights
{
    /// <summary>One half, so that the shift rounds.</summary>
    public const int Half = 1 << (Bits - 1);

    // 32 bits, less 8 of the level and 2 of headroom for the filter's overshoot: Pillow's choice.
    private const int Bits = 22;
    private const double Radius = 2;

    private readonly int[] _first;
    private readonly int[][] _weights;

    public BicubicWeights(int inputLength, int outputLength, int start, int count)
    {
        _first = new int[count];
        _weights = new int[count][];
        double scale = (double)inputLength / outputLength;
        double stretch = Math.Max(scale, 1);

        // At its own length the filter is 0, 1, 0: one tap is the same and cheaper.
        double radius = inputLength == outputLength ? 0.5 : Radius;
        for (int i = 0; i < count; i++)
        {
            double centre = (start + i + 0.5) * scale;
            int first = Math.Max((int)(centre - (radius * stretch) + 0.5), 0);
            int end = Math.Min((int)(centre + (radius * stretch) + 0.5), inputLength);
            _first[i] = first;
            _weights[i] = FixedPoint(first, end - first, centre, stretch);
        }

        FirstNeeded = _first[0];
        NeededCount = _first[^1] + _weights[^1].Length - FirstNeeded;
    }

    /// <summary>Gets the number of output positions.</summary>
    public int Count => _first.Length;

    /// <summary>Gets the first input position that any output needs.</summary>
    public int FirstNeeded { get; }

    /// <summary>Gets the number of input positions from there that any output needs.</summary>
    public int NeededCount { get; }

    public static byte ToLevel(int sum) => (byte)Math.Clamp(sum >> Bits, 0, 255);

    public int First(int position) => _first[position];

    public ReadOnlySpan<int> Weights(int position) => _weights[position];

    private static int[] FixedPoint(int first, int count, double centre, double stretch)
    {
        double[] weights = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            weights[k] = Filter((k + first - centre + 0.5) / stretch);
            sum += weights[k];
        }

        return Array.ConvertAll(weights, w => (int)Math.Round(w / sum * (1 << Bits), MidpointRounding.AwayFromZero));
    }

    // Keys' cubic with a = -0.5, which is what Pillow calls bicubic.
    private static double Filter(double x)
    {
        const double a = -0.5;
        x = Math.Abs(x);
        return x switch
        {
            < 1 => ((((a + 2) * x) - (a + 3)) * x * x) + 1,
            < Radius => a * ((((x - 5) * x) + 8) * x - 4),
            _ => 0,
        };
    }
}
