namespace NextGpt.Training.World.Splits;

/// <summary>Which scenes to draw from.</summary>
public enum SplitPart
{
    /// <summary>Those whose media training may see.</summary>
    Train,

    /// <summary>Those of which training never sees a medium.</summary>
    HeldOut,

    /// <summary>All of them; of what is words alone.</summary>
    All,
}
