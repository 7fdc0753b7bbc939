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
