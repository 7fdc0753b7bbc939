namespace NextGpt.Training.World.Language.Grammar;

/// <summary>Chooses words by chance, from one part of the split by phrasings.</summary>
internal sealed class Voice(Random random, PhrasingPart part)
{
    public Random Random => random;

    public PhrasingPart Part => part;

    /// <summary>A wording with its slots filled, and the skeleton that it came from.</summary>
    public Saying Say(PhraseSet set, params ReadOnlySpan<(string Name, string Value)> slots)
    {
        var skeleton = set.Pick(random, part);
        return new Saying(Pattern.Fill(skeleton, slots), skeleton);
    }

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(params ReadOnlySpan<T> items) => items[random.Next(items.Length)];

    public T Any<T>()
        where T : struct, Enum
    {
        var values = Values<T>.All;
        return values[random.Next(values.Length)];
    }

    /// <summary>Any value but one.</summary>
    public T Other<T>(T value)
        where T : struct, Enum
    {
        T other;
        do
        {
            other = Any<T>();
        }
        while (other.Equals(value));
        return other;
    }

    public void Shuffle<T>(List<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static class Values<T>
        where T : struct, Enum
    {
        public static readonly T[] All = Enum.GetValues<T>();
    }
}
