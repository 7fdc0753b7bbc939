using NextGpt.Media.Stores;

namespace NextGpt.Pipeline.Artifacts;

/// <summary>Who uses which medium. Equal bytes are one medium, however many jobs made or brought them: it goes with the last of them.</summary>
/// <param name="artifacts">Where uses are noted.</param>
/// <param name="store">Where the media are, and the same notes.</param>
public sealed class MediaUses(IArtifactStore artifacts, IMediaStore store)
{
    /// <summary>The user of media that were uploaded for themselves: they stay, whatever becomes of jobs.</summary>
    public const string Upload = "upload";

    /// <summary>Gets the note of a use, to be written together with what relies upon the medium.</summary>
    /// <param name="sha256">The SHA-256 of the medium's bytes, 64 lower-case hexadecimal digits.</param>
    /// <param name="user">A job's id, or <see cref="Upload"/>.</param>
    /// <returns>The note.</returns>
    public static Artifact NoteOf(string sha256, string user) => new(ArtifactNames.Use(sha256, user), ReadOnlyMemory<byte>.Empty);

    /// <summary>Notes a use, before the medium is relied upon.</summary>
    /// <param name="sha256">The SHA-256 of the medium's bytes, 64 lower-case hexadecimal digits.</param>
    /// <param name="user">A job's id, or <see cref="Upload"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when the note cannot be lost any more.</returns>
    public Task AddAsync(string sha256, string user, CancellationToken cancellationToken = default) =>
        artifacts.PutIfAbsentAsync(ArtifactNames.Use(sha256, user), ReadOnlyMemory<byte>.Empty, cancellationToken);

    /// <summary>Ends a use, and deletes the medium if it was the last one.</summary>
    /// <param name="sha256">The SHA-256 of the medium's bytes, 64 lower-case hexadecimal digits.</param>
    /// <param name="user">A job's id, or <see cref="Upload"/>.</param>
    /// <param name="cancellationToken">Gives up; what is deleted stays so.</param>
    /// <returns>Whether the medium was deleted.</returns>
    public async Task<bool> RemoveAsync(string sha256, string user, CancellationToken cancellationToken = default)
    {
        await store.Blobs.DeleteAsync(ArtifactNames.Use(sha256, user), cancellationToken);
        await foreach (StoredBlob other in store.Blobs.ListAsync(ArtifactNames.Uses(sha256), cancellationToken))
        {
            return false;
        }

        return await store.DeleteAsync(MediaId.FromDigest(Convert.FromHexString(sha256)), cancellationToken);
    }
}
