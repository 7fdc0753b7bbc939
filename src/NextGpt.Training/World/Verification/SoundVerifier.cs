using NextGpt.Media.Preprocessing;
using NextGpt.Media.Sounds;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Verification.Sounds;

namespace NextGpt.Training.World.Verification;

/// <summary>
/// Listens to a sound and says which scene of the world it plays, by envelope and spectrum and without any net.
/// It forgives what a vocoder or a codec does to a sound (phases, noise 25 dB below, a little echo), but no wrong or malformed note.
/// </summary>
public static class SoundVerifier
{
    // Notes last 0.28 s, a bell's audible part less; one follows every 0.46 s, give or take 0.04 s.
    private const double LongestNote = 0.42;
    private const double ShortestStep = 0.36;
    private const double LongestStep = 0.56;
    private const double LeastAgreement = 0.7;

    /// <summary>Reads a sound of any rate and length; its channels are mixed.</summary>
    public static SoundReading Read(SoundClip sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        float[] samples = new SincResampler(sound.SampleRate, NoteReading.Rate).Resample(Mixed(sound));
        List<NoteSpan> spans = NoteSpan.Find(samples);
        List<NoteReading> notes = spans.ConvertAll(s => NoteReading.Of(samples, s));
        bool even = spans.TrueForAll(s => s.End - s.Start <= LongestNote * NoteReading.Rate)
            && spans.Zip(spans.Skip(1), (a, b) => (double)(b.Start - a.Start) / NoteReading.Rate).All(step => step is >= ShortestStep and <= LongestStep);
        return new SoundReading(
            notes.Count,
            Agreed(notes, n => n.Loudness),
            Agreed(notes, n => n.Pitch),
            Agreed(notes, n => n.Timbre),
            even,
            Median(notes, n => n.Frequency),
            Median(notes, n => n.Level));
    }

    /// <summary>Whether a sound plays a scene.</summary>
    public static bool Matches(SoundScene expected, SoundClip actual) => Compare(expected, actual).Matches;

    /// <summary>Compares a sound with a scene, attribute by attribute.</summary>
    public static SceneComparison Compare(SoundScene expected, SoundClip actual) => Compare(expected, Read(actual));

    /// <summary>Compares what was read with a scene, attribute by attribute.</summary>
    public static SceneComparison Compare(SoundScene expected, SoundReading actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        return new SceneComparison(
        [
            AttributeResult.Of("count", expected.Count, (int?)actual.Count),
            AttributeResult.Of<Loudness>("loudness", expected.Loudness, actual.Loudness),
            AttributeResult.Of<Pitch>("pitch", expected.Pitch, actual.Pitch),
            AttributeResult.Of<Timbre>("timbre", expected.Timbre, actual.Timbre),
            new("rhythm", "Even", actual.IsEven ? "Even" : "Uneven"),
        ]);
    }

    private static float[] Mixed(SoundClip sound)
    {
        float[] mixed = new float[sound.Length];
        foreach (float[] channel in sound.Channels)
        {
            for (int i = 0; i < mixed.Length; i++)
            {
                mixed[i] += channel[i] / sound.Channels.Length;
            }
        }

        return mixed;
    }

    /// <summary>What nearly all notes have; the others may be unclear, but not another value.</summary>
    private static T? Agreed<T>(List<NoteReading> notes, Func<NoteReading, T?> value)
        where T : struct
    {
        T[] known = [.. notes.Select(value).OfType<T>()];
        return known.Length > 0 && known.Length >= notes.Count * LeastAgreement && known.Distinct().Count() == 1 ? known[0] : null;
    }

    private static double Median(List<NoteReading> notes, Func<NoteReading, double> value) =>
        notes.Count == 0 ? 0 : notes.Select(value).Order().ElementAt(notes.Count / 2);
}
