namespace NextGpt.Training.World.Language.Composition;

/// <summary>How a clause can be joined with others.</summary>
internal enum ClauseForm
{
    /// <summary>Begins with a plain verb.</summary>
    Imperative,

    /// <summary>A thing with its article.</summary>
    Nominal,

    /// <summary>A question.</summary>
    Question,

    /// <summary>Stands alone.</summary>
    Whole,
}
