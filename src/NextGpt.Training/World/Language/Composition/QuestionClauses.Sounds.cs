using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <content>Questions on sounds.</content>
internal sealed partial class QuestionClauses
{
    private Clause Sound(SoundScene sound, References references)
    {
        var m = references.Medium(Modality.Audio);
        switch (voice.Random.Next(10))
        {
            case 0 or 1:
                return Clause.Say(voice.Say(QuestionPhrases.NoteCount, ("m", m)), ClauseForm.Question, Notes(sound.Count), [Lexicon.Counts[sound.Count - 1]], Lexicon.Others(Lexicon.Counts, sound.Count - 1));
            case 2 or 3:
                return Clause.Say(voice.Say(QuestionPhrases.Loudness, ("m", m)), ClauseForm.Question, $"The sound is {Lexicon.Of(sound.Loudness)}.", [Lexicon.Of(sound.Loudness)], Lexicon.Others(Lexicon.Loudnesses, (int)sound.Loudness));
            case 4 or 5:
                return Clause.Say(voice.Say(QuestionPhrases.Pitch, ("m", m)), ClauseForm.Question, $"The pitch is {Lexicon.Of(sound.Pitch)}.", [Lexicon.Of(sound.Pitch)], Lexicon.Others(Lexicon.Pitches, (int)sound.Pitch));
            case 6 or 7:
                return Clause.Say(voice.Say(QuestionPhrases.Timbre, ("m", m)), ClauseForm.Question, $"It is {Lexicon.WithArticle(Lexicon.Of(sound.Timbre))}.", [Lexicon.Of(sound.Timbre)], Lexicon.Others(Lexicon.Timbres, (int)sound.Timbre));
            default:
                return IsSound(sound, m);
        }
    }

    private Clause IsSound(SoundScene sound, string m)
    {
        switch (voice.Random.Next(4))
        {
            case 0:
                var loudness = voice.Any<Loudness>();
                return YesNo(voice.Say(QuestionPhrases.IsSound, ("m", m), ("v", Synonyms.Loudnesses.Pick(voice, (int)loudness))), loudness == sound.Loudness, Lexicon.Of(loudness), $"the sound is {Lexicon.Of(sound.Loudness)}");
            case 1:
                var pitch = voice.Chance(0.5) ? sound.Pitch : voice.Other(sound.Pitch);
                return YesNo(voice.Say(QuestionPhrases.IsSound, ("m", "the pitch"), ("v", Lexicon.Of(pitch))), pitch == sound.Pitch, Lexicon.Of(pitch), $"the pitch is {Lexicon.Of(sound.Pitch)}");
            case 2:
                var timbre = voice.Chance(0.5) ? sound.Timbre : voice.Other(sound.Timbre);
                return YesNo(voice.Say(QuestionPhrases.HearValue, ("m", m), ("v", Lexicon.WithArticle(Lexicon.Of(timbre)))), timbre == sound.Timbre, Lexicon.WithArticle(Lexicon.Of(timbre)), $"it is {Lexicon.WithArticle(Lexicon.Of(sound.Timbre))}");
            default:
                var count = voice.Chance(0.5) ? sound.Count : voice.Random.Next(1, 5);
                var notes = count == 1 ? "one note" : $"{Lexicon.Counts[count - 1]} notes";
                var text = Notes(sound.Count);
                return YesNo(voice.Say(QuestionPhrases.HearCount, ("m", m), ("v", notes)), count == sound.Count, notes, text[..^1]);
        }
    }

    private static string Notes(int count) => count == 1 ? "There is one note." : $"There are {Lexicon.Counts[count - 1]} notes.";
}
