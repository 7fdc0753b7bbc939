using NextGpt.Media.Probing;

namespace NextGpt.Media.Stores;

/// <summary>
/// Keeps media by what they are made of: the same bytes are one medium with one id, however often and by however many
/// writers at once they are put. Nothing is visible before all of it is stored. Media that have expired are as good as deleted.
/// Every member raises <see cref="StoreException"/> for what goes wrong with the storage behind it; nothing is tried twice here.
/// </summary>
public interface IMediaStore
{
    /// <summary>Gets the area for everything that is not a medium; it shares the storage, never the names.</summary>
    public IBlobArea Blobs { get; }

    /// <summary>Stores a medium, if it is not there already, and lets it live at least until a moment.</summary>
    /// <param name="content">The bytes, from the current position on; stays the caller's to dispose. Never held in memory as a whole.</param>
    /// <param name="media">What was found by probing those bytes.</param>
    /// <param name="expiresAt">When it may go, or none for never. A medium that is there already keeps the later of both moments.</param>
    /// <param name="cancellationToken">Gives up; then nothing is stored.</param>
    /// <returns>The medium as it is stored now.</returns>
    /// <exception cref="ArgumentException">The content is not as long as was probed, or the expiry has passed.</exception>
    public Task<StoredMedia> PutAsync(Stream content, ProbedMedia media, DateTimeOffset? expiresAt, CancellationToken cancellationToken = default);

    /// <summary>Looks a medium up.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is known of it, or none if there is no such medium.</returns>
    public Task<StoredMedia?> FindAsync(MediaId id, CancellationToken cancellationToken = default);

    /// <summary>Opens a medium, or a part of it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="range">The part, or none for all of it.</param>
    /// <param name="cancellationToken">Gives up; reading has its own.</param>
    /// <returns>The bytes as a stream that the caller disposes.</returns>
    /// <exception cref="StoreException">There is no such medium, or the part begins at or behind its end.</exception>
    public Task<MediaContent> OpenAsync(MediaId id, ByteRange? range = null, CancellationToken cancellationToken = default);

    /// <summary>Makes an address at which anybody can read the medium for a while.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="lifetime">How long, 1 second to 7 days; the medium's own expiry, or that of the key that signs, may cut it short.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The address and when it ends.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is out of its range.</exception>
    /// <exception cref="StoreException">There is no such medium, or the account signs no links.</exception>
    public Task<ReadLink> CreateReadLinkAsync(MediaId id, TimeSpan lifetime, CancellationToken cancellationToken = default);

    /// <summary>Deletes a medium.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was anything to delete.</returns>
    public Task<bool> DeleteAsync(MediaId id, CancellationToken cancellationToken = default);

    /// <summary>Deletes what has expired, and what writers that died have left behind.</summary>
    /// <param name="cancellationToken">Gives up; what is deleted stays so.</param>
    /// <returns>The number of media that were deleted.</returns>
    /// <exception cref="StoreException">The storage failed; or a medium's record cannot be read, which is told after all others are swept.</exception>
    public Task<int> SweepAsync(CancellationToken cancellationToken = default);
}
