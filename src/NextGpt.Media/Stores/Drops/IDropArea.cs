namespace NextGpt.Media.Stores.Drops;

/// <summary>
/// Two places side by side: an inbox, where others put files (<c>inbox/NAME/FILE</c>, or <c>inbox/FILE</c>), and an outbox, where answers
/// are put (<c>outbox/NAME/FILE</c>). Storage that fails is a <see cref="StoreException"/>.
/// </summary>
public interface IDropArea
{
    /// <summary>Gets a name that tells this area from others; it stays the same from start to start.</summary>
    public string Name { get; }

    /// <summary>Gets a value indicating whether a file is there only once all of it is. Where not, one that is seen may still grow.</summary>
    public bool AppearsWhole { get; }

    /// <summary>Lists the files of the inbox. What lies deeper, is hidden or is called like an unfinished download is left out.</summary>
    /// <param name="upload">Only those of one upload; null is all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The files.</returns>
    public IAsyncEnumerable<DropFile> ListAsync(string? upload = null, CancellationToken cancellationToken = default);

    /// <summary>Opens a file of the inbox.</summary>
    /// <param name="file">The file as it was listed.</param>
    /// <param name="cancellationToken">Gives up; reading has its own.</param>
    /// <returns>Its bytes as a stream that the caller disposes; null if it is gone or has changed since.</returns>
    public Task<Stream?> TryOpenAsync(DropFile file, CancellationToken cancellationToken = default);

    /// <summary>Reads a small file of the outbox.</summary>
    /// <param name="upload">The upload that it answers.</param>
    /// <param name="file">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>All of it, or null if there is none.</returns>
    public Task<byte[]?> TryReadAnswerAsync(string upload, string file, CancellationToken cancellationToken = default);

    /// <summary>Puts a file into the outbox, whole or not at all; one of that name is replaced.</summary>
    /// <param name="upload">The upload that it answers.</param>
    /// <param name="file">Its name.</param>
    /// <param name="content">All of it.</param>
    /// <param name="cancellationToken">Gives up; then nothing is written.</param>
    /// <returns>Ends when it is there.</returns>
    public Task WriteAnswerAsync(string upload, string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Takes all that answers an upload out of the outbox.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it is gone.</returns>
    public Task DeleteAnswerAsync(string upload, CancellationToken cancellationToken = default);
}
