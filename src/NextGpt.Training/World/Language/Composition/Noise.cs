using NextGpt.Training.World.Language.Grammar;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>What users type besides their words, and what must change nothing.</summary>
internal static class Noise
{
    private static readonly string[] s_junk = ["<", ">", "###", "[IMG0]", "[AUD0]", "[VID0]", "</Img>", "<Img>", "!!", "...", "???", "--", ":)", "*", "#", "<Image>", "[IMG3]", "###", "human:", "assistant:"];

    /// <summary>Now and then junk between two words, or odd spacing.</summary>
    public static string Add(Voice voice, string text)
    {
        if (!voice.Chance(0.05))
        {
            return text;
        }

        var words = text.Split(' ').ToList();
        for (var count = 1 + voice.Random.Next(2); count > 0; count--)
        {
            var junk = voice.Chance(0.2) ? "" : voice.Pick<string>(s_junk);
            words.Insert(voice.Chance(0.5) ? words.Count : voice.Random.Next(words.Count + 1), junk);
        }

        return string.Join(' ', words);
    }

    /// <summary>Capitals as users set them, or not. The model reads all of it in lower case.</summary>
    public static string Case(Voice voice, string text) => voice.Random.Next(20) switch
    {
        < 9 => text,
        < 19 when text.Length > 0 => char.ToUpperInvariant(text[0]) + text[1..].Replace(" i ", " I ", StringComparison.Ordinal).Replace(" i'", " I'", StringComparison.Ordinal),
        _ => text.ToUpperInvariant(),
    };
}
