using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Sounds;
using NextGpt.Training.Stages;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>The vocoder, on a multi-resolution spectral loss (Yamamoto et al. 2020): phases are its own, so only magnitudes are compared.</summary>
internal static class VocoderStage
{
    public const string Name = "vocoder";
    private const int Batch = 4;

    // The longest tells a fundamental from one a fiftieth lower: with it flat, the overtones are no longer its own. Above the fundamentals the sinusoids lie
    // further apart than its lines: every overtone would be beside its own line, and best not played at all. A high bell's lost half of its amplitude so.
    private const int LongestSize = 8192;
    private const double HighestFundamental = 1200;
    private static readonly int[] Resolutions = [LongestSize, 2048, 1024, 512];

    public static void Run(StageContext context)
    {
        LogMel mel = new(context.Configuration.Vocoder);
        Vocoder net = new(context.Configuration.Vocoder);
        using ParameterSet parameters = net.Parameters.Pack(context.Seed);
        using (IDisposable _ = no_grad())
        {
            parameters["out.bias"].Value.fill_(-6);
        }

        using AdamW optimizer = new(parameters, average: 0.995);
        StageLoop loop = new(context, Name, 3500, 2e-3, optimizer);
        loop.Run(random =>
        {
            Tensor target = SoundPool.Draw(random.Random, Batch).Waveforms;
            Tensor spectrogram = mel.Forward(target);
            Tensor amplitudes = net.Amplitudes(spectrogram + (random.Normal(spectrogram.shape) * 0.02));
            Tensor made = net.Synthesise(amplitudes);
            Tensor loss = (mel.Forward(made) - spectrogram).abs().mean() + (Beating(amplitudes) * 0.2);
            foreach (int size in Resolutions)
            {
                double below = size == LongestSize ? HighestFundamental : context.Configuration.Vocoder.SampleRate;
                Tensor expected = Magnitudes(target, size, below / context.Configuration.Vocoder.SampleRate);
                Tensor actual = Magnitudes(made, size, below / context.Configuration.Vocoder.SampleRate);
                // On the square root and on the logarithm, for a weak overtone makes a timbre as much as the strong fundamental does.
                Tensor compressed = (actual.sqrt() - expected.sqrt()).abs().mean() / (expected.sqrt().mean() + 1e-4);
                loss = loss + compressed + ((actual + 1e-3).log() - (expected + 1e-3).log()).abs().mean();
            }

            return loss;
        });
        ParameterFiles.Save(context.Weights(Name), parameters);
        loop.Finish();
    }

    // Neighbouring sinusoids that sound together beat: a steady note would tremble. One of them has to win.
    private static Tensor Beating(Tensor amplitudes)
    {
        long count = amplitudes.shape[2];
        Tensor overlap = (amplitudes.narrow(2, 0, count - 1) * amplitudes.narrow(2, 1, count - 1)).sum() + (amplitudes.narrow(2, 0, count - 2) * amplitudes.narrow(2, 2, count - 2)).sum();
        return overlap / (amplitudes.square().sum() + 1e-6);
    }

    /// <summary>The magnitudes of waveforms, [n, frames, lines], of frequencies up to a share of the sample rate.</summary>
    private static Tensor Magnitudes(Tensor waveform, int size, double below)
    {
        using Tensor window = hann_window(size);
        int lines = (int)Math.Min(below * size, (size / 2) + 1);
        Tensor spectrum = view_as_real(fft.rfft(waveform.unfold(1, size, size / 4) * window).narrow(2, 0, lines));
        return (spectrum.square().sum(-1) + 1e-10).sqrt() / (size / 4.0);
    }
}
