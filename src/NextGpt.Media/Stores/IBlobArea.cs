namespace NextGpt.Media.Stores;

/// <summary>
/// Blobs by name, written once. A name is one to sixteen segments between slashes, such as <c>jobs/ID/encode/HASH</c>; a segment
/// holds 1 to 128 ASCII letters, digits, '.', '_' and '-', begins with a letter or digit and does not end in '.'.
/// Anything else is an <see cref="ArgumentException"/>. Storage that fails is a <see cref="StoreException"/>.
/// </summary>
public interface IBlobArea
{
    /// <summary>Writes a blob, unless one of that name is there; of several writers at once one wins.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">The bytes, from the current position on; stays the caller's to dispose. Never held in memory as a whole.</param>
    /// <param name="cancellationToken">Gives up; then nothing is written.</param>
    /// <returns>Whether this call wrote it; if not, what is there stays as it is.</returns>
    public Task<bool> PutIfAbsentAsync(string name, Stream content, CancellationToken cancellationToken = default);

    /// <summary>Writes several small blobs, each unless one of its name is there. Whoever sees the last one sees the others.</summary>
    /// <param name="blobs">At least one: names and contents.</param>
    /// <param name="cancellationToken">Gives up; some of them may be written.</param>
    /// <returns>Ends when all of them are there.</returns>
    public async Task PutAllIfAbsentAsync(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> blobs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        await Task.WhenAll(blobs.SkipLast(1).Select(PutAsync));
        await PutAsync(blobs[^1]);

        async Task PutAsync((string Name, ReadOnlyMemory<byte> Content) blob)
        {
            using var content = new MemoryStream(blob.Content.ToArray(), writable: false);
            await PutIfAbsentAsync(blob.Name, content, cancellationToken);
        }
    }

    /// <summary>Opens a blob.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up; reading has its own.</param>
    /// <returns>The bytes as a stream that the caller disposes, or none if there is no such blob.</returns>
    public Task<Stream?> TryGetAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Lists the blob of a name and all below it, in ordinal order of their names.</summary>
    /// <param name="prefix">Whole segments: <c>jobs/a</c> covers <c>jobs/a</c> and <c>jobs/a/b</c>, not <c>jobs/ab</c>. Empty for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The blobs; those written or deleted meanwhile may or may not be among them.</returns>
    public IAsyncEnumerable<StoredBlob> ListAsync(string prefix, CancellationToken cancellationToken = default);

    /// <summary>Deletes the blob of a name and all below it.</summary>
    /// <param name="prefix">Whole segments, as for <see cref="ListAsync"/>, but not empty.</param>
    /// <param name="cancellationToken">Gives up; what is deleted stays so.</param>
    /// <returns>The number of blobs that were deleted.</returns>
    public Task<int> DeleteAsync(string prefix, CancellationToken cancellationToken = default);
}
