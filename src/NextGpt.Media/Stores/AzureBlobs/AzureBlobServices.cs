using System.ComponentModel.DataAnnotations;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace NextGpt.Media.Stores.AzureBlobs;

/// <summary>Makes the client of an account the way this program uses it.</summary>
public static class AzureBlobServices
{
    /// <summary>Makes a client; nothing is sent. It retries nothing: that is for the policy around the store, which knows the deadline.</summary>
    /// <param name="options">The account and the way in.</param>
    /// <param name="credential">The identity, or none for the one that the environment gives.</param>
    /// <param name="configure">Changes to the client's own options, for proxies and emulators.</param>
    /// <returns>The client; safe for many threads, made once.</returns>
    /// <exception cref="ValidationException">Options are wrong, the connection string among them.</exception>
    public static BlobServiceClient Connect(AzureStoreOptions options, TokenCredential? credential = null, Action<BlobClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validated();
        BlobClientOptions clientOptions = new();
        clientOptions.Retry.MaxRetries = 0;
        clientOptions.Retry.NetworkTimeout = options.NetworkTimeout;
        configure?.Invoke(clientOptions);
        if (options.AccountUri is not null)
        {
            return new BlobServiceClient(options.AccountUri, credential ?? Identity(options), clientOptions);
        }

        try
        {
            return new BlobServiceClient(options.ConnectionString, clientOptions);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // Neither the string nor the library's error, which quotes it, may reach a log.
            throw new ValidationException("The ConnectionString is not one of Azure Storage.");
        }
    }

    private static DefaultAzureCredential Identity(AzureStoreOptions options) =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ManagedIdentityClientId });
}
