using Azure;
using Azure.Core;
using Azure.Storage.Blobs;

namespace NextGpt.Pipeline.Models;

/// <summary>A bundle in Azure Blob Storage.</summary>
/// <param name="container">The container.</param>
/// <param name="prefix">The folder of the bundle in it; empty is the container itself.</param>
public sealed class BlobBundleFiles(BlobContainerClient container, string prefix) : IBundleFiles
{
    /// <summary>Finds a bundle by its address.</summary>
    /// <param name="folder">Such as <c>https://account.blob.core.windows.net/bundles/vicuna/7</c>.</param>
    /// <param name="credential">Who asks.</param>
    /// <returns>Its files; nothing is sent.</returns>
    /// <exception cref="ArgumentException">The address names no container.</exception>
    public static BlobBundleFiles At(Uri folder, TokenCredential credential)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var address = new BlobUriBuilder(folder);
        if (address.BlobContainerName.Length == 0)
        {
            throw new ArgumentException($"The bundle's address {folder} names no container; expected https://ACCOUNT.blob.core.windows.net/CONTAINER/FOLDER.", nameof(folder));
        }

        string prefix = address.BlobName;
        address.BlobName = string.Empty;
        return new BlobBundleFiles(new BlobContainerClient(address.ToUri(), credential), prefix);
    }

    /// <inheritdoc/>
    public async Task<Stream> OpenAsync(string name, CancellationToken cancellationToken = default)
    {
        string path = prefix.Length == 0 ? name : $"{prefix.TrimEnd('/')}/{name}";
        try
        {
            return (await container.GetBlobClient(path).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            throw new FileNotFoundException($"Bundle file {path} is not in container {container.Name}.", path, e);
        }
    }
}
