namespace NextGpt.Training.World.Splits;

/// <summary>Which scenes to draw from.</summary>
public enum SplitPart
{
    /// <summary>Those that training may see.</summary>
    Train,

    /// <summary>Those that training never sees.</summary>
    HeldOut,

    /// <summary>All of them.</summary>
    All,
}
