namespace NextGpt.Training.World.Verification;

/// <summary>How one attribute of a produced medium compares with what was asked for.</summary>
/// <param name="Name">The attribute, such as "colour" or "second shape": the same for every scene of a modality, to count by.</param>
/// <param name="Expected">The value that was asked for.</param>
/// <param name="Actual">The value that was found; null where it cannot be told.</param>
public sealed record AttributeResult(string Name, string Expected, string? Actual)
{
    /// <summary>Whether the two are the same.</summary>
    public bool IsRight => Expected == Actual;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: expected {Expected}, found {Actual ?? "nothing clear"}";

    internal static AttributeResult Of<T>(string name, T expected, T? actual)
        where T : struct => new(name, expected.ToString()!, actual?.ToString());
}
