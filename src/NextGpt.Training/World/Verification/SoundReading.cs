using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification;

/// <summary>What a sound plays.</summary>
/// <param name="Count">The notes heard; 0 for silence.</param>
/// <param name="Loudness">Null where the peaks lie between the values, or the notes differ.</param>
/// <param name="Pitch">Null where the strongest partial is near none of the pitches, or the notes differ.</param>
/// <param name="Timbre">Null where partials and decay fit no instrument, or the notes differ.</param>
/// <param name="IsEven">Whether the notes last as long as notes do and follow each other at the world's pace.</param>
/// <param name="Frequency">The median strongest partial in Hz; 0 for silence.</param>
/// <param name="Level">The median level of the notes, the root of the mean square; 0 for silence.</param>
public sealed record SoundReading(int Count, Loudness? Loudness, Pitch? Pitch, Timbre? Timbre, bool IsEven, double Frequency, double Level)
{
    /// <summary>The scene; null where anything cannot be told, or there are not 1 to 4 even notes.</summary>
    public SoundScene? Scene =>
        IsEven && Count is >= 1 and <= 4 && Loudness is Loudness loudness && Pitch is Pitch pitch && Timbre is Timbre timbre
            ? new SoundScene(Count, loudness, pitch, timbre)
            : null;
}
