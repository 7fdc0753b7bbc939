using NextGpt.Training.World.Language.Grammar;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>The many words for one attribute value; the canonical word comes first and is the likeliest.</summary>
internal sealed class SynonymTable(double canonical, params string[][] words)
{
    public string Pick(Voice voice, int value)
    {
        var choices = words[value];
        return choices.Length == 1 || voice.Chance(canonical) ? choices[0] : choices[1 + voice.Random.Next(choices.Length - 1)];
    }
}
