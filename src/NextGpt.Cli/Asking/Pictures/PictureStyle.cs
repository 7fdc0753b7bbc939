namespace NextGpt.Cli.Asking.Pictures;

/// <summary>How a terminal shows a picture.</summary>
internal enum PictureStyle
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>As half blocks in 24-bit colour: two pixels a character.</summary>
    Blocks,

    /// <summary>By kitty's graphics protocol.</summary>
    Kitty,

    /// <summary>By iTerm2's inline images.</summary>
    ITerm,
}
