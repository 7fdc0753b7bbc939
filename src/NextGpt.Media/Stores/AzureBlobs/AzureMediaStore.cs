using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NextGpt.Media.Probing;

namespace NextGpt.Media.Stores.AzureBlobs;

/// <summary>
/// Media in a container of Azure Blob Storage, for any number of services at once. Each medium is one blob, written if absent;
/// its record is the blob's metadata and changes only if nobody else changed it meanwhile.
/// </summary>
public sealed class AzureMediaStore : IMediaStore, IDisposable
{
    private const string Area = "media/";
    private const string RecordKey = "record";
    private const int MostAttempts = 8;

    private readonly BlobContainer _container;
    private readonly AzureReadLinks _links;
    private readonly AzureStoreOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes a store; nothing is sent before it is used.</summary>
    /// <param name="service">The account, as <see cref="AzureBlobServices"/> connects it; stays the caller's.</param>
    /// <param name="options">The container and the scratch folder.</param>
    /// <param name="time">The clock; it should be right, for the storage checks links by its own.</param>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">Options are wrong.</exception>
    public AzureMediaStore(BlobServiceClient service, AzureStoreOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _options = options.Validated();
        _time = time;
        _container = new BlobContainer(service.GetBlobContainerClient(options.Container));
        _links = new AzureReadLinks(service, time);
        Blobs = new AzureBlobArea(_container, options);
    }

    /// <inheritdoc/>
    public IBlobArea Blobs { get; }

    /// <inheritdoc/>
    public async Task<StoredMedia> PutAsync(Stream content, ProbedMedia media, DateTimeOffset? expiresAt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(media);
        Moments.CheckExpiry(expiresAt, _time.GetUtcNow());
        (FileStream file, MediaId id) = await Spool.MediumAsync(content, media, _options, cancellationToken);
        await using (file)
        {
            MediaRecord record = new(media, _time.GetUtcNow(), expiresAt);
            MediaRecord stored = await AzureFailures.GuardAsync(id.ToString(), () => WriteAsync(id, file, record, cancellationToken), cancellationToken);
            return stored.Of(id);
        }
    }

    /// <inheritdoc/>
    public async Task<StoredMedia?> FindAsync(MediaId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        (MediaRecord Record, ETag Tag)? found = await AzureFailures.GuardAsync(id.ToString(), () => TryReadAsync(id, cancellationToken), cancellationToken);
        return found is not { } f || f.Record.HasExpired(_time.GetUtcNow()) ? null : f.Record.Of(id);
    }

    /// <inheritdoc/>
    public async Task<MediaContent> OpenAsync(MediaId id, ByteRange? range = null, CancellationToken cancellationToken = default)
    {
        StoredMedia media = await FindAsync(id, cancellationToken) ?? throw StoreException.NoSuchMedium(id);
        (long offset, long length) = ByteRange.Within(range, id, media.Media.Bytes);

        // A medium of one id never changes its bytes: between the two calls it can only go.
        BlobDownloadOptions part = new() { Range = new HttpRange(offset, length) };
        BlobDownloadStreamingResult result = await AzureFailures.GuardAsync(
            id.ToString(), () => _container.TryOpenAsync(PathOf(id), length == 0 ? null : part, cancellationToken), cancellationToken)
            ?? throw StoreException.NoSuchMedium(id);
        return new MediaContent(media, offset, length, new StoreStream(result.Content, length, e => AzureFailures.Map(id.ToString(), e)));
    }

    /// <inheritdoc/>
    public async Task<ReadLink> CreateReadLinkAsync(MediaId id, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        StoredMedia media = await FindAsync(id, cancellationToken) ?? throw StoreException.NoSuchMedium(id);
        DateTimeOffset end = Moments.LinkEnd(media, lifetime, _time.GetUtcNow());
        return await _links.SignAsync(id.ToString(), _container.Blob(PathOf(id)), end, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(MediaId id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        return AzureFailures.GuardAsync(id.ToString(), () => _container.TryDeleteAsync(PathOf(id), null, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = _time.GetUtcNow();
        int count = 0;
        StoreException? unreadable = null;
        await foreach (BlobItem item in _container.ListAsync("the media", Area, BlobTraits.Metadata, cancellationToken))
        {
            if (!MediaId.TryParse("med_" + item.Name[Area.Length..], out MediaId? id))
            {
                continue;
            }

            try
            {
                // Whoever prolonged its life since it was listed gave it another tag, and it stays.
                if (RecordOf(id, item.Metadata).HasExpired(now)
                    && await AzureFailures.GuardAsync(
                        id.ToString(), () => _container.TryDeleteAsync(item.Name, item.Properties.ETag, cancellationToken), cancellationToken))
                {
                    count++;
                }
            }
            catch (StoreException e) when (e.Failure == StoreFailure.Refused)
            {
                unreadable ??= e;
            }
        }

        return unreadable is null ? count : throw unreadable;
    }

    /// <inheritdoc/>
    public void Dispose() => _links.Dispose();

    private static string PathOf(MediaId id) => Area + id.Sha256;

    private static MediaRecord RecordOf(MediaId id, IDictionary<string, string> metadata) =>
        metadata.TryGetValue(RecordKey, out string? json) ? MediaRecord.Parse(id, json) : throw StoreException.BadRecord(id);

    private static Dictionary<string, string> MetadataOf(MediaRecord record) => new() { [RecordKey] = record.ToJson() };

    private async Task<(MediaRecord Record, ETag Tag)?> TryReadAsync(MediaId id, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties properties = await _container.Blob(PathOf(id)).GetPropertiesAsync(cancellationToken: cancellationToken);
            return (RecordOf(id, properties.Metadata), properties.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task<MediaRecord> WriteAsync(MediaId id, FileStream file, MediaRecord record, CancellationToken cancellationToken)
    {
        BlobHttpHeaders headers = new() { ContentType = record.Media.ContentType };
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            // Asking first spares sending what is there already. The write itself is conditional, whatever happens in between.
            if (await TryReadAsync(id, cancellationToken) is not { } existing)
            {
                file.Position = 0;
                if (await _container.TryWriteAsync(PathOf(id), file, headers, MetadataOf(record), cancellationToken))
                {
                    return record;
                }

                continue;
            }

            if (existing.Record.LivesUntil(record.ExpiresAt))
            {
                return existing.Record;
            }

            MediaRecord longer = existing.Record.HasExpired(record.CreatedAt) ? record : existing.Record with { ExpiresAt = record.ExpiresAt };
            try
            {
                BlobRequestConditions unchanged = new() { IfMatch = existing.Tag };
                await _container.Blob(PathOf(id)).SetMetadataAsync(MetadataOf(longer), unchanged, cancellationToken);
                return longer;
            }
            catch (RequestFailedException e) when (e.WasOvertaken())
            {
                // Changed or deleted meanwhile: look again.
            }
        }

        throw StoreException.Contended(id.ToString());
    }
}
