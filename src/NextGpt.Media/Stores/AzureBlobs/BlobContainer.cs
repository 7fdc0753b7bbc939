using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace NextGpt.Media.Stores.AzureBlobs;

/// <summary>The calls to one container that media and blobs share.</summary>
internal sealed class BlobContainer(BlobContainerClient container)
{
    // One request a blob, whatever its length: a blob appears whole or not at all. Blocks that two writers stage under one
    // name would mix. 5000 MiB is the most that one request may bring.
    private static readonly StorageTransferOptions s_oneRequest = new() { InitialTransferSize = 5000L << 20 };

    public BlobClient Blob(string path) => container.GetBlobClient(path);

    /// <summary>Writes a blob unless it is there, and makes the container if that is missing.</summary>
    /// <param name="path">Its path in the container.</param>
    /// <param name="content">Seekable; sent from its current position on.</param>
    /// <param name="headers">Its content type.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether this call wrote it.</returns>
    public async Task<bool> TryWriteAsync(
        string path, Stream content, BlobHttpHeaders headers, IDictionary<string, string>? metadata, CancellationToken cancellationToken)
    {
        BlobUploadOptions options = new()
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = headers,
            Metadata = metadata,
            TransferOptions = s_oneRequest,
        };
        long start = content.Position;
        try
        {
            try
            {
                await Blob(path).UploadAsync(content, options, cancellationToken);
            }
            catch (RequestFailedException e) when (e.LacksContainer())
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                content.Position = start;
                await Blob(path).UploadAsync(content, options, cancellationToken);
            }

            return true;
        }
        catch (RequestFailedException e) when (e.Exists() || e.Status == 412)
        {
            return false;
        }
    }

    /// <summary>Opens a blob or a part of it.</summary>
    /// <returns>The answer; none if there is no such blob.</returns>
    public async Task<BlobDownloadStreamingResult?> TryOpenAsync(string path, BlobDownloadOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return (await Blob(path).DownloadStreamingAsync(options, cancellationToken)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes a blob, if it is still the one that was seen.</summary>
    /// <returns>Whether it was there, unchanged.</returns>
    public async Task<bool> TryDeleteAsync(string path, ETag? seen, CancellationToken cancellationToken)
    {
        try
        {
            BlobRequestConditions? conditions = seen is { } tag ? new BlobRequestConditions { IfMatch = tag } : null;
            await Blob(path).DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, conditions, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.WasOvertaken())
        {
            return false;
        }
    }

    /// <summary>Lists the blobs whose paths begin with a text, page by page, in ordinal order. A missing container is empty.</summary>
    public async IAsyncEnumerable<BlobItem> ListAsync(string name, string start, BlobTraits traits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        GetBlobsOptions options = new() { Prefix = start, Traits = traits };
        await using IAsyncEnumerator<BlobItem> items = container.GetBlobsAsync(options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await AzureFailures.GuardAsync(name, () => TryMoveAsync(items), cancellationToken))
        {
            yield return items.Current;
        }
    }

    private static async Task<bool> TryMoveAsync(IAsyncEnumerator<BlobItem> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (RequestFailedException e) when (e.LacksContainer())
        {
            return false;
        }
    }
}
