namespace NextGpt.Training.World.Verification.Sounds;

/// <summary>Where a note sounds, in samples of 16 kHz.</summary>
internal readonly record struct NoteSpan(int Start, int End)
{
    private const int Hop = 80;

    // Loud enough for a note that has begun, and soft enough for one that has ended, relative to the loudest moment.
    private const double On = 0.25;
    private const double Off = 0.12;

    private const double Silence = 0.008;

    // A dip or a click shorter than this (50 ms) neither ends a note nor makes one.
    private const int Shortest = 800;

    /// <summary>Finds the notes by the envelope: the root of the mean square over 10 ms.</summary>
    public static List<NoteSpan> Find(ReadOnlySpan<float> samples)
    {
        double[] envelope = new double[Math.Max(0, (samples.Length / Hop) - 1)];
        for (int i = 0; i < envelope.Length; i++)
        {
            envelope[i] = Level(samples.Slice(i * Hop, 2 * Hop));
        }

        double loudest = envelope.Length == 0 ? 0 : envelope.Max();
        List<NoteSpan> notes = [];
        if (loudest < Silence)
        {
            return notes;
        }

        int start = -1;
        for (int i = 0; i <= envelope.Length; i++)
        {
            double level = i < envelope.Length ? envelope[i] : 0;
            if (start < 0 && level > On * loudest)
            {
                start = i * Hop;
            }
            else if (start >= 0 && level < Off * loudest)
            {
                Add(notes, new NoteSpan(start, i * Hop));
                start = -1;
            }
        }

        notes.RemoveAll(n => n.End - n.Start < Shortest);
        return notes;
    }

    /// <summary>The root of the mean square.</summary>
    public static double Level(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (float sample in samples)
        {
            sum += sample * sample;
        }

        return Math.Sqrt(sum / Math.Max(1, samples.Length));
    }

    private static void Add(List<NoteSpan> notes, NoteSpan note)
    {
        if (notes.Count > 0 && note.Start - notes[^1].End < Shortest)
        {
            note = new NoteSpan(notes[^1].Start, note.End);
            notes.RemoveAt(notes.Count - 1);
        }

        notes.Add(note);
    }
}
