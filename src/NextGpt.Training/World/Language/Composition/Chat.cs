using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>What is answered in words without any medium.</summary>
internal sealed class Chat(Voice voice)
{
    private static readonly string[] s_onsets = ["b", "bl", "br", "ch", "d", "dr", "f", "fl", "g", "gl", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "pl", "qu", "r", "s", "sh", "sk", "st", "t", "tr", "v", "w", "z", "sn", "th", "y"];
    private static readonly string[] s_vowels = ["a", "e", "i", "o", "u", "oo", "ee", "ai", "ou"];
    private static readonly string[] s_codas = ["", "", "b", "ck", "d", "ft", "g", "l", "m", "mp", "n", "nk", "p", "r", "rp", "s", "sh", "st", "t", "x", "z", "lt"];

    public Clause SmallTalk()
    {
        var (set, reply) = ChatPhrases.SmallTalk[voice.Random.Next(ChatPhrases.SmallTalk.Length)];
        return Fixed(voice.Say(set), reply);
    }

    public Clause Fact()
    {
        var (set, reply) = ChatPhrases.Facts[voice.Random.Next(ChatPhrases.Facts.Length)];
        return Fixed(voice.Say(set), reply);
    }

    public Clause Refusal()
    {
        var one = Thing();
        var saying = voice.Say(
            ChatPhrases.Refused,
            ("n", one), ("n2", Thing()), ("b", Noun()), ("c", voice.Pick<string>(Foreign.Countries)), ("l", voice.Pick<string>(Foreign.Languages)), ("a", voice.Pick<string>(Foreign.Activities)),
            ("place", voice.Pick<string>(Foreign.Places)), ("colour", voice.Pick<string>(Lexicon.Colours)), ("many", voice.Pick<string>(Foreign.Many)), ("strange", voice.Pick<string>(Foreign.Strange)),
            ("shapes", Lexicon.Of(voice.Other(Shape.Cross)) + "s"), ("shape", Lexicon.Of(voice.Any<Shape>())), ("tones", voice.Pick("notes", "notes", "bells", "flutes", "buzzers", "bell notes")), ("note", voice.Pick("a note", "two notes", "three loud notes", "a high note")));
        return Fixed(saying, Replies.Refusal);
    }

    /// <summary>A drill in copying words, most of which no language has.</summary>
    public Clause Copy()
    {
        var words = Enumerable.Range(0, 1 + voice.Random.Next(3)).Select(_ => voice.Chance(0.3) ? Nonsense(2) : voice.Chance(0.4) ? voice.Pick<string>(Foreign.Things) : Known()).ToList();
        return Copy(string.Join(' ', words));
    }

    /// <summary>"say a red circle": the text is copied.</summary>
    public Clause Copy(string text)
    {
        var saying = voice.Say(ChatPhrases.Copy, ("w", text));
        return Clause.Say(saying, ClauseForm.Whole, text, [text], []);
    }

    private static Clause Fixed(Saying saying, string reply) => new(saying, ClauseForm.Whole, reply, new ExpectedSentence([reply], []));

    private string Thing() => voice.Random.Next(8) switch
    {
        0 => Nonsense(),
        1 => Lexicon.WithArticle(Nonsense()),
        2 => voice.Pick<string>(Foreign.Topics),
        3 => $"the {voice.Pick<string>(Foreign.Things)}",
        4 => Lexicon.WithArticle($"{voice.Pick(Lexicon.Of(voice.Any<Colour>()), Lexicon.Of(voice.Any<Size>()), "old", "happy", "wild", "nice")} {voice.Pick<string>(Foreign.Things)}"),
        _ => Lexicon.WithArticle(voice.Pick<string>(Foreign.Things)),
    };

    private string Noun() => voice.Chance(0.2) ? Nonsense() : voice.Pick<string>(Foreign.Things);

    private string Known() => voice.Random.Next(4) switch
    {
        0 => Lexicon.Of(voice.Any<Colour>()),
        1 => Lexicon.Of(voice.Any<Shape>()),
        2 => Lexicon.Of(voice.Any<Timbre>()),
        _ => voice.Pick("large", "small", "loud", "soft", "left", "right", "three", "moving", "high", "low"),
    };

    private string Nonsense(int most = 3)
    {
        var word = "";
        for (var syllables = 1 + voice.Random.Next(most); syllables > 0; syllables--)
        {
            word += voice.Pick<string>(s_onsets) + voice.Pick<string>(s_vowels) + voice.Pick<string>(s_codas);
        }

        return word;
    }
}
