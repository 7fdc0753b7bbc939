using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using NextGpt.Media.Stores.AzureBlobs;

namespace NextGpt.Media.Stores.Drops;

/// <summary>A drop in a container of Azure Blob Storage: blobs below <c>inbox/</c> and <c>outbox/</c>.</summary>
public sealed class AzureDropArea : IDropArea
{
    private const string InboxPrefix = DropNames.Inbox + "/";

    private readonly BlobContainerClient _client;
    private readonly BlobContainer _container;

    /// <summary>Makes a drop; nothing is sent before it is used.</summary>
    /// <param name="service">The account, as <see cref="AzureBlobServices"/> connects it; stays the caller's.</param>
    /// <param name="container">The container; it is made on the first answer when it is missing.</param>
    public AzureDropArea(BlobServiceClient service, string container)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentException.ThrowIfNullOrEmpty(container);
        Name = container;
        _client = service.GetBlobContainerClient(container);
        _container = new BlobContainer(_client);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool AppearsWhole => true;

    /// <inheritdoc/>
    public async IAsyncEnumerable<DropFile> ListAsync(string? upload = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (BlobItem blob in _container.ListAsync(DropNames.Inbox, InboxPrefix + upload, BlobTraits.Metadata, cancellationToken))
        {
            string[] path = blob.Name[InboxPrefix.Length..].Split('/');
            if (path.Length is 1 or 2 && Array.TrueForAll(path, DropNames.Counts) && (upload is null || path[0] == upload) && !IsFolder(blob))
            {
                string version = blob.Properties.ETag?.ToString() ?? string.Empty;
                yield return new DropFile(path[0], path[^1], blob.Properties.ContentLength ?? 0, version, blob.Properties.LastModified ?? default)
                {
                    IsAlone = path.Length == 1,
                };
            }
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> TryOpenAsync(DropFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        string path = InboxPrefix + (file.IsAlone ? file.Name : $"{file.Upload}/{file.Name}");
        BlobDownloadOptions same = new() { Conditions = new BlobRequestConditions { IfMatch = new ETag(file.Version) } };
        return AzureFailures.GuardAsync(file.Name, () => TryOpenAsync(path, same, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<byte[]?> TryReadAnswerAsync(string upload, string file, CancellationToken cancellationToken = default) => AzureFailures.GuardAsync(
        file,
        async () =>
        {
            using BlobDownloadStreamingResult? opened = await _container.TryOpenAsync(PathOf(upload, file), null, cancellationToken);
            if (opened is null)
            {
                return null;
            }

            using MemoryStream bytes = new();
            await opened.Content.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task WriteAnswerAsync(string upload, string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) => AzureFailures.GuardAsync(
        file,
        async () =>
        {
            BlobUploadOptions options = new() { HttpHeaders = new BlobHttpHeaders { ContentType = TypeOf(file) } };
            BlobClient blob = _container.Blob(PathOf(upload, file));
            try
            {
                return await blob.UploadAsync(BinaryData.FromBytes(content), options, cancellationToken);
            }
            catch (RequestFailedException e) when (e.LacksContainer())
            {
                await _client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                return await blob.UploadAsync(BinaryData.FromBytes(content), options, cancellationToken);
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteAnswerAsync(string upload, CancellationToken cancellationToken = default)
    {
        await foreach (BlobItem blob in _container.ListAsync(upload, PathOf(upload, string.Empty), BlobTraits.None, cancellationToken))
        {
            await AzureFailures.GuardAsync(upload, () => _container.TryDeleteAsync(blob.Name, null, cancellationToken), cancellationToken);
        }
    }

    // Accounts with a hierarchy of folders list these too, as empty blobs.
    private static bool IsFolder(BlobItem blob) =>
        blob.Metadata is { } metadata && metadata.TryGetValue("hdi_isfolder", out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string PathOf(string upload, string file) => $"{DropNames.Outbox}/{upload}/{file}";

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".json" => "application/json",
        ".txt" => "text/plain; charset=utf-8",
        ".png" => "image/png",
        ".wav" => "audio/wav",
        ".mp4" => "video/mp4",
        _ => "application/octet-stream",
    };

    private async Task<Stream?> TryOpenAsync(string path, BlobDownloadOptions same, CancellationToken cancellationToken)
    {
        try
        {
            return (await _container.TryOpenAsync(path, same, cancellationToken))?.Content;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return null;
        }
    }
}
