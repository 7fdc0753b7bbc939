namespace NextGpt.Pipeline.RemoteMedia;

/// <summary>Gets media from addresses that strangers name.</summary>
public interface IRemoteMedia
{
    /// <summary>Reads an address without calling it.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="name">What errors call it.</param>
    /// <returns>An address that may be called, as far as its text tells.</returns>
    /// <exception cref="Errors.PermanentException">It is none.</exception>
    public Uri Parse(string text, string name);

    /// <summary>Gets a medium.</summary>
    /// <param name="address">Where from; each address that it redirects to is held to the same rules.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="target">Where to; empty and seekable. It holds the whole medium at the end, and anything after an error.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when all of it is there.</returns>
    /// <exception cref="Media.MediaException">It is larger than media may be.</exception>
    /// <exception cref="Errors.PermanentException">The address may not be called, or the other side refuses.</exception>
    /// <exception cref="Errors.TransientException">The other side does not answer now, not even after retries.</exception>
    public Task FetchAsync(Uri address, string name, Stream target, CancellationToken cancellationToken = default);
}
