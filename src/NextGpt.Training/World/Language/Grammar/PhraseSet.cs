namespace NextGpt.Training.World.Language.Grammar;

/// <summary>The phrasings of one intent, split in those that training sees and those that it never sees.</summary>
internal sealed class PhraseSet
{
    private readonly Pattern[] _training;
    private readonly Pattern[] _heldOut;

    /// <param name="intent">What is said.</param>
    /// <param name="training">Patterns that training sees.</param>
    /// <param name="heldOut">Patterns that it never sees; none where the wording is not an intent of its own.</param>
    public PhraseSet(string intent, string[] training, string[]? heldOut = null)
    {
        Intent = intent;
        _training = [.. training.Select(Pattern.Parse)];
        _heldOut = [.. (heldOut ?? []).Select(Pattern.Parse)];
    }

    public string Intent { get; }

    /// <summary>One wording by chance, its slots open.</summary>
    public string Pick(Random random, PhrasingPart part)
    {
        var patterns = part == PhrasingPart.HeldOut && _heldOut.Length > 0 ? _heldOut : _training;
        return patterns[random.Next(patterns.Length)].Expand(random);
    }

    /// <summary>Every wording of a part.</summary>
    public IEnumerable<string> Enumerate(PhrasingPart part) => (part == PhrasingPart.HeldOut ? _heldOut : _training).SelectMany(pattern => pattern.Enumerate());
}
