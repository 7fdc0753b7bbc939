namespace NextGpt.Pipeline.Artifacts;

/// <summary>Intermediate results by name, written once.</summary>
public interface IArtifactStore
{
    /// <summary>Writes an artifact, unless one of that name is there.</summary>
    /// <param name="name">Its name, made by <see cref="ArtifactNames"/>.</param>
    /// <param name="content">All of it.</param>
    /// <param name="cancellationToken">Gives up; then nothing is written.</param>
    /// <returns>Whether this call wrote it.</returns>
    /// <exception cref="Errors.TransientException">The store does not answer.</exception>
    public Task<bool> PutIfAbsentAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Reads an artifact.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>All of it, or null if there is none.</returns>
    /// <exception cref="Errors.TransientException">The store does not answer.</exception>
    public Task<byte[]?> TryGetAsync(string name, CancellationToken cancellationToken = default);
}
