using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;

namespace NextGpt.Media.Stores.AzureBlobs;

/// <summary>Blobs under <c>blobs/</c> of the container, each by its own name.</summary>
internal sealed class AzureBlobArea(BlobContainer container, AzureStoreOptions options) : IBlobArea
{
    private const string Area = "blobs/";

    public async Task<bool> PutIfAbsentAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        BlobName.Segments(name);
        ArgumentNullException.ThrowIfNull(content);
        await using FileStream? spooled = content.CanSeek ? null : await Spool.BlobAsync(content, options, cancellationToken);
        BlobHttpHeaders headers = new() { ContentType = "application/octet-stream" };
        return await AzureFailures.GuardAsync(
            name, () => container.TryWriteAsync(Area + name, spooled ?? content, headers, null, cancellationToken), cancellationToken);
    }

    public async Task<Stream?> TryGetAsync(string name, CancellationToken cancellationToken = default)
    {
        BlobName.Segments(name);
        BlobDownloadStreamingResult? result = await AzureFailures.GuardAsync(
            name, () => container.TryOpenAsync(Area + name, null, cancellationToken), cancellationToken);
        return result is null ? null : new StoreStream(result.Content, result.Details.ContentLength, e => AzureFailures.Map(name, e));
    }

    public IAsyncEnumerable<StoredBlob> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (prefix.Length > 0)
        {
            BlobName.Segments(prefix);
        }

        return ListCoveredAsync(prefix, cancellationToken);
    }

    public async Task<int> DeleteAsync(string prefix, CancellationToken cancellationToken = default)
    {
        BlobName.Segments(prefix);
        int count = 0;
        await foreach (StoredBlob blob in ListCoveredAsync(prefix, cancellationToken))
        {
            if (await AzureFailures.GuardAsync(prefix, () => container.TryDeleteAsync(Area + blob.Name, null, cancellationToken), cancellationToken))
            {
                count++;
            }
        }

        return count;
    }

    private async IAsyncEnumerable<StoredBlob> ListCoveredAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Between a blob and those below it, in order, come its neighbours such as 'a-b' between 'a' and 'a/b'.
        string covering = prefix.Length == 0 ? "the area of blobs" : prefix;
        await foreach (BlobItem item in container.ListAsync(covering, Area + prefix, BlobTraits.None, cancellationToken))
        {
            string name = item.Name[Area.Length..];
            if (BlobName.IsCovered(name, prefix))
            {
                yield return new StoredBlob(name, item.Properties.ContentLength ?? 0, item.Properties.LastModified ?? default);
            }
        }
    }
}
