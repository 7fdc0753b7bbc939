namespace NextGpt.Media.Preprocessing;

/// <summary>The power spectrum of a real frame, by a radix-2 FFT of half the length. Thread-safe; scratch comes from the caller.</summary>
internal sealed class PowerSpectrum
{
    private readonly int _half;
    private readonly int[] _reversed;
    private readonly double[] _cosine;
    private readonly double[] _sine;

    /// <summary>Prepares tables.</summary>
    /// <param name="length">A power of two, at least 4.</param>
    public PowerSpectrum(int length)
    {
        _half = length / 2;
        _reversed = new int[_half];
        for (int i = 1; i < _half; i++)
        {
            _reversed[i] = (_reversed[i / 2] / 2) + ((i & 1) * _half / 2);
        }

        _cosine = new double[_half];
        _sine = new double[_half];
        for (int i = 0; i < _half; i++)
        {
            (_sine[i], _cosine[i]) = Math.SinCos(-2 * Math.PI * i / length);
        }
    }

    /// <summary>Computes |FFT|^2 of the bins 0 to length / 2 - 1; the Nyquist bin is left out.</summary>
    /// <param name="frame">[length].</param>
    /// <param name="real">Scratch, [length / 2].</param>
    /// <param name="imaginary">Scratch, [length / 2].</param>
    /// <param name="power">[length / 2].</param>
    public void Compute(ReadOnlySpan<double> frame, Span<double> real, Span<double> imaginary, Span<double> power)
    {
        // Even samples are the real parts, odd ones the imaginary parts of a complex signal of half the length.
        for (int i = 0; i < _half; i++)
        {
            real[_reversed[i]] = frame[2 * i];
            imaginary[_reversed[i]] = frame[(2 * i) + 1];
        }

        Butterflies(real, imaginary);
        for (int k = 0; k < _half; k++)
        {
            int mirror = (_half - k) & (_half - 1);
            double evenReal = (real[k] + real[mirror]) / 2;
            double evenImaginary = (imaginary[k] - imaginary[mirror]) / 2;
            double oddReal = (imaginary[k] + imaginary[mirror]) / 2;
            double oddImaginary = (real[mirror] - real[k]) / 2;
            double re = evenReal + (oddReal * _cosine[k]) - (oddImaginary * _sine[k]);
            double im = evenImaginary + (oddReal * _sine[k]) + (oddImaginary * _cosine[k]);
            power[k] = (re * re) + (im * im);
        }
    }

    private void Butterflies(Span<double> real, Span<double> imaginary)
    {
        for (int span = 1; span < _half; span *= 2)
        {
            int step = _half / span;
            for (int start = 0; start < _half; start += 2 * span)
            {
                for (int k = 0; k < span; k++)
                {
                    int low = start + k;
                    int high = low + span;
                    double cosine = _cosine[k * step];
                    double sine = _sine[k * step];
                    double re = (real[high] * cosine) - (imaginary[high] * sine);
                    double im = (real[high] * sine) + (imaginary[high] * cosine);
                    real[high] = real[low] - re;
                    imaginary[high] = imaginary[low] - im;
                    real[low] += re;
                    imaginary[low] += im;
                }
            }
        }
    }
}
