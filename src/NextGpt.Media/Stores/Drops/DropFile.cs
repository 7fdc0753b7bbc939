namespace NextGpt.Media.Stores.Drops;

/// <summary>A file in the inbox of a drop.</summary>
/// <param name="Upload">What it belongs to: the name of its folder in the inbox, or its own if it lies there alone.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Version">Changes whenever the file does.</param>
/// <param name="WrittenAt">When it was last written, by the clock of the storage.</param>
public sealed record DropFile(string Upload, string Name, long Bytes, string Version, DateTimeOffset WrittenAt)
{
    /// <summary>Gets a value indicating whether it lies in the inbox without a folder.</summary>
    public bool IsAlone { get; init; }
}
