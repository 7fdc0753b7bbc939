using NextGpt.Media.Sounds;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Rendering;

/// <summary>Plays a scene as a sound of 2 s: one channel of 16 kHz.</summary>
public static class SoundRenderer
{
    /// <summary>The sample rate of the world's sounds in Hz.</summary>
    public const int SampleRate = 16000;

    /// <summary>The duration of the world's sounds in seconds.</summary>
    public const double Seconds = 2;

    internal const double FirstOnset = 0.12;
    internal const double OnsetStep = 0.46;
    private const float OnsetJitter = 0.01f;
    private const float PitchJitter = 0.004f;
    private const float PeakJitter = 0.15f;
    private const float MostOnsetStray = 2f;

    /// <summary>The peak of a loudness before jitter.</summary>
    public static double Peak(Loudness loudness) => loudness == Loudness.Soft ? 0.12 : 0.7;

    /// <summary>Plays a sound of 16 kHz.</summary>
    /// <param name="scene">What to play.</param>
    /// <param name="random">Decides the small differences of pitch, time and loudness within a scene, and the noise.</param>
    /// <exception cref="ArgumentException">The scene has not 1 to 4 notes.</exception>
    public static SoundClip Render(SoundScene scene, Random random) => Render(scene, random, SampleRate);

    /// <summary>Plays a sound of any sample rate.</summary>
    /// <param name="scene">What to play.</param>
    /// <param name="random">Decides the small differences of pitch, time and loudness within a scene, and the noise.</param>
    /// <param name="sampleRate">In Hz, at least 4000.</param>
    /// <param name="stray">How far pitch and time stray from the scene's own: 1 as the decoders learn to play them, more for what the encoders are to cope with.</param>
    /// <exception cref="ArgumentException">The scene has not 1 to 4 notes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is below 4000.</exception>
    public static SoundClip Render(SoundScene scene, Random random, int sampleRate, float stray = 1)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 4000);
        if (scene.Count is < 1 or > 4)
        {
            throw new ArgumentException($"A sound has 1 to 4 notes; the scene asks for {scene.Count}.", nameof(scene));
        }

        double frequency = NoteSynthesis.Frequency(scene.Pitch) * (1 + random.Stray(PitchJitter * stray));
        double peak = Peak(scene.Loudness) * (1 + random.Stray(PeakJitter));
        float[] note = NoteSynthesis.Note(scene.Timbre, frequency, peak, sampleRate);
        float[] samples = Noise((int)(Seconds * sampleRate), 0.001f + (0.003f * random.NextSingle()), random);
        for (int i = 0; i < scene.Count; i++)
        {
            int start = (int)((FirstOnset + (OnsetStep * i) + random.Stray(OnsetJitter * MathF.Min(stray, MostOnsetStray))) * sampleRate);
            for (int s = 0; s < note.Length; s++)
            {
                samples[start + s] += note[s];
            }
        }

        return new SoundClip(sampleRate, samples);
    }

    /// <summary>White noise from a small generator of its own: a seeded <see cref="Random"/> would cost more than the notes.</summary>
    private static float[] Noise(int length, float amplitude, Random random)
    {
        float[] samples = new float[length];
        uint state = (uint)random.Next(1, int.MaxValue);
        float gain = amplitude / int.MaxValue;
        for (int i = 0; i < length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            samples[i] = gain * (int)state;
        }

        return samples;
    }
}
