namespace NextGpt.Media.Stores;

/// <summary>An open medium, or an open part of one. Dispose it when it is read.</summary>
public sealed class MediaContent : IAsyncDisposable
{
    internal MediaContent(StoredMedia media, long offset, long length, Stream stream)
    {
        Media = media;
        Offset = offset;
        Length = length;
        Stream = stream;
    }

    /// <summary>Gets the whole medium's description.</summary>
    public StoredMedia Media { get; }

    /// <summary>Gets the first byte of the part; 0 for all.</summary>
    public long Offset { get; }

    /// <summary>Gets the number of bytes that the stream gives.</summary>
    public long Length { get; }

    /// <summary>Gets the bytes; reading them raises <see cref="StoreException"/> if the storage fails.</summary>
    public Stream Stream { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
