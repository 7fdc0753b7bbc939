namespace NextGpt.Training.World.Language.Grammar;

/// <summary>A text and the phrasing it came from (the same with its slots open).</summary>
internal readonly record struct Saying(string Text, string Skeleton)
{
    /// <summary>Puts both into a pattern with the one slot <c>{c}</c>.</summary>
    public Saying In(string pattern) => new(pattern.Replace("{c}", Text, StringComparison.Ordinal), pattern.Replace("{c}", Skeleton, StringComparison.Ordinal));

    public static Saying operator +(Saying left, Saying right) => new(left.Text + right.Text, left.Skeleton + right.Skeleton);

    public static Saying operator +(Saying left, string right) => new(left.Text + right, left.Skeleton + right);
}
