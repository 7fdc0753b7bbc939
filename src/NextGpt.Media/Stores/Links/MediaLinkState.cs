namespace NextGpt.Media.Stores.Links;

/// <summary>What a link is worth.</summary>
public enum MediaLinkState
{
    /// <summary>It was made here, for this medium, and has not ended.</summary>
    Valid,

    /// <summary>It was made here, for this medium, and has ended.</summary>
    Expired,

    /// <summary>It was not made here, or not for this medium, or somebody changed it.</summary>
    Forged,
}
