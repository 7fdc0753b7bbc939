using System.Buffers.Binary;
using NextGpt.Media.Sounds;

namespace NextGpt.Media.Tests.Making;

/// <summary>Sounds and files of sounds for tests.</summary>
internal static class Tones
{
    public static SoundClip Tone(double hertz, double seconds, int rate, int channels = 1) => new(
        rate,
        [.. Enumerable.Range(0, channels).Select(c => Enumerable.Range(0, (int)(seconds * rate))
            .Select(i => (float)(0.5 / (c + 1) * Math.Sin(2 * Math.PI * hertz * i / rate))).ToArray())]);

    /// <summary>Estimates the pitch of a tone by its zero crossings.</summary>
    public static double Pitch(SoundClip sound)
    {
        float[] samples = sound.Channels[0];
        int crossings = samples.Zip(samples.Skip(1), (a, b) => a < 0 && b >= 0 ? 1 : 0).Sum();
        return crossings / sound.Seconds;
    }

    /// <summary>The loudest sample away from the edges, where lossy codecs ring.</summary>
    public static float Peak(float[] samples) => samples[(samples.Length / 4)..(samples.Length * 3 / 4)].Max(MathF.Abs);

    /// <summary>A WAV file whose header promises a number of bytes that need not follow.</summary>
    public static byte[] WavPromising(uint bytes, int rate = 16000)
    {
        byte[] file = SoundEncoder.ToWav(Tone(440, 0.01, rate));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), bytes);
        return file;
    }
}
