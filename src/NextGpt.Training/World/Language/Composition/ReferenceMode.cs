namespace NextGpt.Training.World.Language.Composition;

/// <summary>What else a reference to a medium could mean.</summary>
internal enum ReferenceMode
{
    /// <summary>Nothing: "it" will do.</summary>
    Only,

    /// <summary>Media of other kinds: the kind is named.</summary>
    Named,

    /// <summary>A medium of the same kind that is being made: "my picture", "the picture i sent".</summary>
    Given,

    /// <summary>A later medium of the same kind: "the first picture".</summary>
    First,
}
