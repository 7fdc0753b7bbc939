using NextGpt.Media.Probing;
using NextGpt.Media.Stores.Links;

namespace NextGpt.Media.Stores.Folders;

/// <summary>
/// Media in a folder of one machine. Several processes may put and read at once; only one of them should delete and sweep.
/// </summary>
public sealed class FolderMediaStore : IMediaStore
{
    private const string Area = "media";
    private const int MostAttempts = 8;

    // One writer at a time for the media whose digests begin alike: a sweep never takes a medium whose life was just prolonged.
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];
    private readonly EntryFolder _entries;
    private readonly FolderStoreOptions _options;
    private readonly MediaLinkSigner _signer;
    private readonly TimeProvider _time;

    /// <summary>Makes a store; nothing is touched before it is used.</summary>
    /// <param name="options">Where the files are.</param>
    /// <param name="signer">Makes the links; whoever serves them checks with it.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">Options are wrong.</exception>
    public FolderMediaStore(FolderStoreOptions options, MediaLinkSigner signer, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(time);
        _options = options.Validated();
        _signer = signer;
        _time = time;
        _entries = new EntryFolder(options.Root);
        Blobs = new FolderBlobArea(_entries, time);
    }

    /// <inheritdoc/>
    public IBlobArea Blobs { get; }

    /// <inheritdoc/>
    public async Task<StoredMedia> PutAsync(Stream content, ProbedMedia media, DateTimeOffset? expiresAt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(media);
        Moments.CheckExpiry(expiresAt, _time.GetUtcNow());
        using StagedEntry staged = FolderFailures.Guard("medium", _entries.Stage);
        MediaId id = await staged.WriteMediumAsync(content, media, e => FolderFailures.Map("medium", e), cancellationToken);
        MediaRecord record = new(media, _time.GetUtcNow(), expiresAt);
        SemaphoreSlim gate = GateOf(id);
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => FolderFailures.Guard(id.ToString(), () => Publish(staged, id, record)).Of(id), CancellationToken.None);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public Task<StoredMedia?> FindAsync(MediaId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        cancellationToken.ThrowIfCancellationRequested();
        MediaRecord? record = FolderFailures.Guard(id.ToString(), () => TryRead(id));
        return Task.FromResult(record is null || record.HasExpired(_time.GetUtcNow()) ? null : record.Of(id));
    }

    /// <inheritdoc/>
    public async Task<MediaContent> OpenAsync(MediaId id, ByteRange? range = null, CancellationToken cancellationToken = default)
    {
        StoredMedia media = await FindAsync(id, cancellationToken) ?? throw StoreException.NoSuchMedium(id);
        (long offset, long length) = ByteRange.Within(range, id, media.Media.Bytes);
        FileStream file = FolderFailures.Guard(id.ToString(), () => EntryFolder.TryOpen(PathOf(id))) ?? throw StoreException.NoSuchMedium(id);
        if (file.Length != media.Media.Bytes)
        {
            string actual = $"{file.Length} bytes in the store";
            await file.DisposeAsync();
            throw new StoreException(StoreFailure.Refused, id.ToString(), actual, $"{media.Media.Bytes}, as were put");
        }

        file.Position = offset;
        return new MediaContent(media, offset, length, new StoreStream(file, length, e => FolderFailures.Map(id.ToString(), e)));
    }

    /// <inheritdoc/>
    public async Task<ReadLink> CreateReadLinkAsync(MediaId id, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        StoredMedia media = await FindAsync(id, cancellationToken) ?? throw StoreException.NoSuchMedium(id);
        return _signer.Sign(id, Moments.LinkEnd(media, lifetime, _time.GetUtcNow()));
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(MediaId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        return RemoveAsync(id, _ => true, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = _time.GetUtcNow();
        int count = 0;
        StoreException? unreadable = null;
        foreach (MediaId id in Stored())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                count += await RemoveAsync(id, e => e.HasExpired(now), cancellationToken) ? 1 : 0;
            }
            catch (StoreException e) when (e.Failure == StoreFailure.Refused)
            {
                unreadable ??= e;
            }
        }

        FolderFailures.Guard(Area, () =>
        {
            _entries.SweepStaging(now - _options.AbandonedAfter);
            return 0;
        });
        return unreadable is null ? count : throw unreadable;
    }

    private SemaphoreSlim GateOf(MediaId id) => _gates[Convert.ToInt32(id.Sha256[..1], 16)];

    private string PathOf(MediaId id) => _entries.PathOf(Area, id.Sha256[..2], id.Sha256);

    private IEnumerable<MediaId> Stored()
    {
        foreach (string group in FolderFailures.Guard(Area, () => EntryFolder.Folders(_entries.PathOf(Area))))
        {
            foreach (string entry in FolderFailures.Guard(Area, () => EntryFolder.Folders(group)))
            {
                if (MediaId.TryParse("med_" + Path.GetFileName(entry), out MediaId? id))
                {
                    yield return id;
                }
            }
        }
    }

    private MediaRecord? TryRead(MediaId id)
    {
        try
        {
            return MediaRecord.Parse(id, File.ReadAllText(Path.Combine(PathOf(id), EntryFolder.RecordFile)));
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            return null;
        }
    }

    private MediaRecord Publish(StagedEntry staged, MediaId id, MediaRecord record)
    {
        staged.WriteRecord(record.ToJson());
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (_entries.TryPublish(staged, PathOf(id)))
            {
                return record;
            }

            // Without a gate that spans processes the entry may go, or come back, between any two of these lines.
            if (TryRead(id) is not { } existing)
            {
                continue;
            }

            if (existing.LivesUntil(record.ExpiresAt))
            {
                return existing;
            }

            MediaRecord longer = existing.HasExpired(record.CreatedAt) ? record : existing with { ExpiresAt = record.ExpiresAt };
            if (_entries.TryReplaceRecord(PathOf(id), longer.ToJson()))
            {
                return longer;
            }
        }

        throw StoreException.Contended(id.ToString());
    }

    private async Task<bool> RemoveAsync(MediaId id, Func<MediaRecord, bool> condition, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = GateOf(id);
        await gate.WaitAsync(cancellationToken);
        try
        {
            return FolderFailures.Guard(id.ToString(), () => Remove(id, condition));
        }
        finally
        {
            gate.Release();
        }
    }

    private bool Remove(MediaId id, Func<MediaRecord, bool> condition)
    {
        if (TryRead(id) is not { } record || !condition(record) || _entries.TryTakeAway(PathOf(id)) is not { } taken)
        {
            return false;
        }

        Directory.Delete(taken, recursive: true);
        return true;
    }
}
