namespace NextGpt.Media.Stores;

/// <summary>A blob in a store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="WrittenAt">When it was written, by the clock of the storage.</param>
public sealed record StoredBlob(string Name, long Bytes, DateTimeOffset WrittenAt);
