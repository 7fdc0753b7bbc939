using NextGpt.Export.Configurations;
using static TorchSharp.torch;

namespace NextGpt.Training.Sounds;

/// <summary>The decoders' mel front end: magnitudes of a centred 1024-point Hann STFT on mel = 2595 log10(1 + f / 700), natural logarithm, scaled to about -1..1.</summary>
internal sealed class LogMel
{
    public const int Window = 1024;
    private const double Floor = 1e-4;
    private const double Lowest = 60;
    private readonly VocoderConfiguration _c;
    private readonly Tensor _window;
    private readonly Tensor _filters;

    public LogMel(VocoderConfiguration configuration)
    {
        _c = configuration;
        _window = hann_window(Window).DetachFromDisposeScope();
        _filters = tensor(Filters()).view(_c.MelBins, (Window / 2) + 1).t().contiguous().DetachFromDisposeScope();
    }

    /// <summary>Analyses waveforms [n, frames x hop] as [n, frames, mels].</summary>
    public Tensor Forward(Tensor waveform) => (Magnitudes(waveform).matmul(_filters).clamp_min(Floor).log() + 2.5) / 4.0;

    private Tensor Magnitudes(Tensor waveform)
    {
        Tensor padded = nn.functional.pad(waveform, [Window / 2, Window / 2]);
        Tensor frames = padded.unfold(1, Window, _c.HopLength).narrow(1, 0, _c.Frames) * _window;
        return (fft.rfft(frames).abs() + 1e-7) / (Window / 4.0);
    }

    private float[] Filters()
    {
        int bins = (Window / 2) + 1;
        double low = Mel(Lowest);
        double high = Mel(_c.SampleRate * 0.475);
        float[] filters = new float[_c.MelBins * bins];
        for (int m = 0; m < _c.MelBins; m++)
        {
            double left = Hertz(low + ((high - low) * m / (_c.MelBins + 1)));
            double centre = Hertz(low + ((high - low) * (m + 1) / (_c.MelBins + 1)));
            double right = Hertz(low + ((high - low) * (m + 2) / (_c.MelBins + 1)));
            for (int k = 0; k < bins; k++)
            {
                double f = (double)k * _c.SampleRate / Window;
                double up = (f - left) / Math.Max(centre - left, 1e-9);
                double down = (right - f) / Math.Max(right - centre, 1e-9);
                filters[(m * bins) + k] = (float)Math.Max(0, Math.Min(up, down));
            }

            // A triangle narrower than the spacing of the bins would catch nothing.
            int nearest = (int)Math.Round(centre * Window / _c.SampleRate);
            filters[(m * bins) + nearest] = Math.Max(filters[(m * bins) + nearest], 0.5f);
        }

        return filters;
    }

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));

    private static double Hertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);
}
