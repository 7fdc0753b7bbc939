using NextGpt.Media.Preprocessing;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification.Sounds;

/// <summary>What one note plays.</summary>
/// <param name="Frequency">The strongest partial in Hz.</param>
/// <param name="Level">The root of the mean square from 20 to 70 ms after the start.</param>
/// <param name="Pitch">Null where no pitch is near.</param>
/// <param name="Timbre">Null where no instrument fits.</param>
/// <param name="Loudness">Null between the values.</param>
internal sealed record NoteReading(double Frequency, double Level, Pitch? Pitch, Timbre? Timbre, Loudness? Loudness)
{
    public const int Rate = SoundRenderer.SampleRate;
    private const int Window = 2048;
    private const int Padded = 4096;
    private const int Lead = Rate * 15 / 1000;
    private const double LowestHertz = 60;

    // The world strays by 3 %; its pitches are an octave apart.
    private const double LowestRatio = 0.93;
    private const double HighestRatio = 1.075;

    private static readonly PowerSpectrum Spectrum = new(Padded);

    // The second to seventh partial of flute and buzzer, and the bell's.
    private static readonly double[] Ratios = [1, 2, 3, 5, 7, 2.76, 5.40];

    public static NoteReading Of(ReadOnlySpan<float> samples, NoteSpan note)
    {
        double[] power = PowerOf(samples, note.Start + Lead);
        double frequency = Strongest(power);
        double[] partials = Array.ConvertAll(Ratios, ratio => Energy(power, frequency * ratio));
        double purity = partials.Sum() / Math.Max(double.Epsilon, power.Skip((int)(LowestHertz * Padded / Rate)).Sum());
        double early = NoteSpan.Level(Part(samples, note.Start + (Rate * 20 / 1000), Rate / 20));
        double late = NoteSpan.Level(Part(samples, note.Start + (Rate * 150 / 1000), Rate / 20));
        return new NoteReading(frequency, early, PitchOf(frequency), purity < 0.6 ? null : TimbreOf(partials, late / Math.Max(early, 1e-9)), LoudnessOf(early));
    }

    private static double[] PowerOf(ReadOnlySpan<float> samples, int start)
    {
        ReadOnlySpan<float> part = Part(samples, start, Window);
        double[] frame = new double[Padded];
        for (int i = 0; i < part.Length; i++)
        {
            frame[i] = part[i] * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / part.Length)));
        }

        double[] power = new double[Padded / 2];
        Spectrum.Compute(frame, new double[Padded / 2], new double[Padded / 2], power);
        return power;
    }

    private static ReadOnlySpan<float> Part(ReadOnlySpan<float> samples, int start, int length)
    {
        int from = Math.Min(start, samples.Length);
        return samples.Slice(from, Math.Min(length, samples.Length - from));
    }

    /// <summary>The top of the parabola through the highest bin and its neighbours, on the logarithm.</summary>
    private static double Strongest(double[] power)
    {
        int best = (int)(LowestHertz * Padded / Rate) + 1;
        for (int i = best; i < power.Length - 1; i++)
        {
            best = power[i] > power[best] ? i : best;
        }

        double left = Math.Log(power[best - 1] + 1e-12);
        double middle = Math.Log(power[best] + 1e-12);
        double right = Math.Log(power[best + 1] + 1e-12);
        double curve = left - (2 * middle) + right;
        double offset = curve == 0 ? 0 : Math.Clamp(0.5 * (left - right) / curve, -0.5, 0.5);
        return (best + offset) * Rate / Padded;
    }

    /// <summary>The energy within 2.5 % of a frequency, and at least within the window's main lobe.</summary>
    private static double Energy(double[] power, double frequency)
    {
        double centre = frequency * Padded / Rate;
        double reach = Math.Max(4, centre * 0.025);
        double sum = 0;
        for (int i = Math.Max(0, (int)Math.Ceiling(centre - reach)); i <= Math.Min(power.Length - 1, centre + reach); i++)
        {
            sum += power[i];
        }

        return sum;
    }

    private static Pitch? PitchOf(double frequency)
    {
        foreach (Pitch pitch in Enum.GetValues<Pitch>())
        {
            if (frequency / NoteSynthesis.Frequency(pitch) is >= LowestRatio and <= HighestRatio)
            {
                return pitch;
            }
        }

        return null;
    }

    /// <summary>Relative amplitudes are 1, 0.15 for the flute; 1, 1/3, 1/5, 1/7 for the buzzer; about 1, 0.45, 0.2 over the window for the bell, which falls to about 0.3 meanwhile.</summary>
    private static Timbre? TimbreOf(double[] partials, double sustain)
    {
        double[] amplitudes = Array.ConvertAll(partials, p => Math.Sqrt(p / Math.Max(partials[0], 1e-12)));
        double second = amplitudes[1];
        double third = amplitudes[2];
        double bell = amplitudes[5];
        if (sustain <= 0.55)
        {
            return bell is >= 0.15 and <= 1 && bell > 1.5 * third ? Scenes.Timbre.Bell : null;
        }

        if (sustain is < 0.65 or > 1.5 || bell > 0.2)
        {
            return null;
        }

        if (third is >= 0.16 and <= 0.7 && third > second)
        {
            return Scenes.Timbre.Buzzer;
        }

        return third <= 0.13 && second <= 0.45 ? Scenes.Timbre.Flute : null;
    }

    // By energy, as it is heard: a peak depends on the partials' phases, which a vocoder makes up. Rendered soft notes are 0.034 to 0.113, loud ones
    // 0.20 to 0.66; bells, which fall at once, are the lowest of each.
    private static Loudness? LoudnessOf(double level) => level switch
    {
        >= 0.02 and <= 0.135 => Scenes.Loudness.Soft,
        >= 0.155 => Scenes.Loudness.Loud,
        _ => null,
    };
}
