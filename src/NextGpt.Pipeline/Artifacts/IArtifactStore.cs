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

    /// <summary>Writes several artifacts, each unless one of its name is there. Whoever sees the last one sees the others.</summary>
    /// <param name="artifacts">At least one.</param>
    /// <param name="cancellationToken">Gives up; some of them may be written.</param>
    /// <returns>Ends when all of them are there.</returns>
    /// <exception cref="Errors.TransientException">The store does not answer.</exception>
    public Task PutAllIfAbsentAsync(IReadOnlyList<Artifact> artifacts, CancellationToken cancellationToken = default);

    /// <summary>Reads an artifact.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>All of it, or null if there is none.</returns>
    /// <exception cref="Errors.TransientException">The store does not answer.</exception>
    public Task<byte[]?> TryGetAsync(string name, CancellationToken cancellationToken = default);
}
