using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Rendering;

/// <summary>The waveform of one note.</summary>
internal static class NoteSynthesis
{
    public const double NoteSeconds = 0.28;
    private const double AttackSeconds = 0.01;
    private const double ReleaseSeconds = 0.03;

    /// <summary>Frequency ratio, amplitude, and time constant of decay in seconds (0: it does not decay).</summary>
    private static readonly (double Ratio, double Amplitude, double Decay)[][] Partials =
    [
        [(1, 1, 0), (2, 0.15, 0)],
        [(1, 1, 0), (3, 1 / 3.0, 0), (5, 1 / 5.0, 0), (7, 1 / 7.0, 0)],
        [(1, 1, 0.12), (2.76, 0.6, 0.08), (5.40, 0.35, 0.05)],
    ];

    /// <summary>The base frequency of a pitch in Hz.</summary>
    public static double Frequency(Pitch pitch) => pitch switch
    {
        Pitch.Low => 262,
        Pitch.Middle => 523,
        Pitch.High => 1047,
        _ => throw new ArgumentOutOfRangeException(nameof(pitch), pitch, "Not a pitch of the world."),
    };

    /// <summary>One note with attack and release.</summary>
    /// <param name="timbre">The instrument.</param>
    /// <param name="frequency">In Hz; partials at or above half the sample rate are left out.</param>
    /// <param name="peak">The largest magnitude of a sample.</param>
    /// <param name="sampleRate">In Hz.</param>
    public static float[] Note(Timbre timbre, double frequency, double peak, int sampleRate)
    {
        float[] note = new float[(int)(NoteSeconds * sampleRate)];
        foreach ((double ratio, double amplitude, double decay) in Partials[(int)timbre])
        {
            if (frequency * ratio * 2 < sampleRate)
            {
                AddPartial(note, 2 * Math.PI * frequency * ratio / sampleRate, amplitude, decay == 0 ? 1 : Math.Exp(-1 / (decay * sampleRate)));
            }
        }

        Shape(note, peak, sampleRate);
        return note;
    }

    /// <summary>A turning phasor gives each sample for four multiplications; a sine for each would be several times slower.</summary>
    private static void AddPartial(float[] note, double angle, double amplitude, double decay)
    {
        double turnReal = Math.Cos(angle) * decay;
        double turnImaginary = Math.Sin(angle) * decay;
        double real = amplitude;
        double imaginary = 0;
        for (int i = 0; i < note.Length; i++)
        {
            note[i] += (float)imaginary;
            (real, imaginary) = ((real * turnReal) - (imaginary * turnImaginary), (real * turnImaginary) + (imaginary * turnReal));
        }
    }

    private static void Shape(float[] note, double peak, int sampleRate)
    {
        float attack = (float)(AttackSeconds * sampleRate);
        float release = (float)(ReleaseSeconds * sampleRate);
        float largest = 0;
        for (int i = 0; i < note.Length; i++)
        {
            note[i] *= MathF.Min(1, MathF.Min(i / attack, (note.Length - i) / release));
            largest = MathF.Max(largest, MathF.Abs(note[i]));
        }

        float gain = (float)peak / largest;
        for (int i = 0; i < note.Length; i++)
        {
            note[i] *= gain;
        }
    }
}
