namespace NextGpt.Training.World.Verification;

/// <summary>How a produced medium compares with the scene that was asked for, attribute by attribute.</summary>
/// <param name="Attributes">One entry for each attribute of the scene.</param>
public sealed record SceneComparison(IReadOnlyList<AttributeResult> Attributes)
{
    /// <summary>Whether every attribute is right.</summary>
    public bool Matches => Attributes.All(a => a.IsRight);

    /// <summary>The attributes that are wrong or cannot be told.</summary>
    public IEnumerable<AttributeResult> Failures => Attributes.Where(a => !a.IsRight);

    /// <inheritdoc/>
    public override string ToString() => Matches ? "as expected" : string.Join("; ", Failures);
}
