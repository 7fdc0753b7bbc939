namespace NextGpt.Media.Preprocessing;

/// <summary>
/// Kaldi's log mel filter bank with ImageBind's settings: frames snipped at the edges, their mean removed, pre-emphasis 0.97,
/// symmetric Hann window, power spectrum, triangles from 20 Hz to half the rate, natural logarithm. Thread-safe.
/// </summary>
public sealed class KaldiFilterBank
{
    private const double PreEmphasis = 0.97;

    // The smallest step of single precision around 1: what Kaldi floors power at.
    private const double Floor = 1.1920928955078125e-7;

    private readonly int _frameLength;
    private readonly int _frameShift;
    private readonly int _paddedLength;
    private readonly double[] _window;
    private readonly PowerSpectrum _spectrum;
    private readonly MelTriangles _triangles;

    /// <summary>Prepares tables for one rate.</summary>
    /// <param name="sampleRate">In Hz, at least 100.</param>
    /// <param name="melBins">At least 3.</param>
    /// <param name="frameLengthMilliseconds">At least 2 samples and at most 10 seconds.</param>
    /// <param name="frameShiftMilliseconds">At least 1 sample and at most 10 seconds.</param>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public KaldiFilterBank(int sampleRate, int melBins, double frameLengthMilliseconds = 25, double frameShiftMilliseconds = 10)
    {
        Requirement.Holds(sampleRate is >= 100 and <= 768_000, nameof(sampleRate), sampleRate, "100 to 768000 Hz");
        Requirement.Holds(melBins is >= 3 and <= 4096, nameof(melBins), melBins, "3 to 4096");
        _frameLength = Samples(sampleRate, frameLengthMilliseconds);
        _frameShift = Samples(sampleRate, frameShiftMilliseconds);
        Requirement.Holds(_frameLength is >= 2 && frameLengthMilliseconds <= 10_000, nameof(frameLengthMilliseconds), frameLengthMilliseconds, "2 samples to 10000 ms");
        Requirement.Holds(_frameShift is >= 1 && frameShiftMilliseconds <= 10_000, nameof(frameShiftMilliseconds), frameShiftMilliseconds, "1 sample to 10000 ms");
        _paddedLength = Math.Max((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_frameLength), 4);
        _window = [.. Enumerable.Range(0, _frameLength).Select(i => 0.5 - (0.5 * Math.Cos(2 * Math.PI * i / (_frameLength - 1))))];
        _spectrum = new PowerSpectrum(_paddedLength);
        _triangles = new MelTriangles(sampleRate, _paddedLength, melBins);
        MelBins = melBins;
    }

    /// <summary>Gets the number of values a frame.</summary>
    public int MelBins { get; }

    /// <summary>Tells how many whole frames a sound has.</summary>
    /// <param name="samples">Its length.</param>
    /// <returns>0 if it is shorter than one frame.</returns>
    public int FrameCount(int samples) => samples < _frameLength ? 0 : 1 + ((samples - _frameLength) / _frameShift);

    /// <summary>Computes the filter bank of a sound.</summary>
    /// <param name="samples">[samples] at the bank's rate, nominally -1 to 1.</param>
    /// <returns>[frames, mel bins], natural log of power.</returns>
    public float[] Compute(ReadOnlySpan<float> samples)
    {
        int frames = FrameCount(samples.Length);
        float[] result = new float[frames * MelBins];
        double[] scratch = new double[_paddedLength * 5 / 2];
        Span<double> frame = scratch.AsSpan(0, _paddedLength);
        int half = _paddedLength / 2;
        Span<double> power = scratch.AsSpan(_paddedLength, half);
        for (int i = 0; i < frames; i++)
        {
            Shape(samples.Slice(i * _frameShift, _frameLength), frame);
            _spectrum.Compute(frame, scratch.AsSpan(_paddedLength + half, half), scratch.AsSpan(_paddedLength + (2 * half), half), power);
            _triangles.Sum(power, result.AsSpan(i * MelBins, MelBins), Floor);
        }

        return result;
    }

    private static int Samples(int sampleRate, double milliseconds) => (int)Math.Clamp(sampleRate * milliseconds * 0.001, 0, int.MaxValue);

    private void Shape(ReadOnlySpan<float> samples, Span<double> frame)
    {
        double mean = 0;
        foreach (float sample in samples)
        {
            mean += sample;
        }

        mean /= samples.Length;

        // The first sample stands in for the one before it.
        double before = samples[0] - mean;
        for (int i = 0; i < samples.Length; i++)
        {
            double centred = samples[i] - mean;
            frame[i] = (centred - (PreEmphasis * before)) * _window[i];
            before = centred;
        }
    }
}
