using NextGpt.Media.Probing;

namespace NextGpt.Pipeline.Artifacts;

/// <summary>The files of media, as activities need them: the media store with retries around it.</summary>
public interface IMediaFiles
{
    /// <summary>Reads a medium.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The whole file.</returns>
    /// <exception cref="Errors.PermanentException">There is no such medium any more.</exception>
    /// <exception cref="Errors.TransientException">The store does not answer.</exception>
    public Task<byte[]> ReadAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Stores a medium, if it is not there already.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="facts">What it is.</param>
    /// <param name="cancellationToken">Gives up; then nothing is stored.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="Errors.TransientException">The store does not answer.</exception>
    public Task<string> WriteAsync(byte[] file, ProbedMedia facts, CancellationToken cancellationToken = default);

    /// <summary>Tells whether a medium is there.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it can be read.</returns>
    /// <exception cref="Errors.TransientException">The store does not answer.</exception>
    public Task<bool> ExistsAsync(string id, CancellationToken cancellationToken = default);
}
