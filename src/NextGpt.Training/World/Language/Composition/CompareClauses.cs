using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Questions that compare two media.</summary>
internal sealed class CompareClauses(Voice voice)
{
    /// <summary>A picture of one shape with a video, in the order in which they are named.</summary>
    public Clause Shapes(ImageScene image, VideoScene video)
    {
        var references = new References(voice, ReferenceMode.Named);
        var (a, b) = (references.Medium(Modality.Image), references.Medium(Modality.Video));
        var (first, second) = (image.First, video.Subject);
        if (voice.Chance(0.5))
        {
            (a, b, first, second) = (b, a, second, first);
        }

        return voice.Chance(0.5)
            ? Same(ComparePhrases.SameShape, a, b, Lexicon.WithArticle(Lexicon.Of(first.Shape)), Lexicon.WithArticle(Lexicon.Of(second.Shape)))
            : Same(ComparePhrases.SameColour, a, b, Lexicon.Of(first.Colour), Lexicon.Of(second.Colour));
    }

    /// <summary>The only two sounds of a dialogue.</summary>
    public Clause Sounds(SoundScene first, SoundScene second) => voice.Random.Next(3) switch
    {
        0 => More(ComparePhrases.Louder, (int)first.Loudness, (int)second.Loudness, "is louder", "Both are equally loud."),
        1 => More(ComparePhrases.Higher, (int)first.Pitch, (int)second.Pitch, "is higher", "Both are equally high."),
        _ => More(ComparePhrases.More, first.Count, second.Count, "has more notes", "Both have the same number of notes."),
    };

    private Clause Same(PhraseSet set, string a, string b, string first, string second)
    {
        var same = first == second;
        var answer = Replies.Verdict($"one is {first} and one is {second}", same);
        return Clause.Say(voice.Say(set, ("a", a), ("b", b)), ClauseForm.Question, answer, [answer], []);
    }

    private Clause More(PhraseSet set, int first, int second, string predicate, string equal)
    {
        var answer = first == second ? equal : $"The {(first > second ? "first" : "second")} sound {predicate}.";
        return Clause.Say(voice.Say(set), ClauseForm.Question, answer, [answer], []);
    }
}
