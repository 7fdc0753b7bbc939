using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace NextGpt.Media.Stores.AzureBlobs;

/// <summary>
/// Signs addresses of blobs: with the account's key if a connection string brought one, or else with a user-delegation key,
/// which the service gets by its identity and keeps for a while.
/// </summary>
internal sealed class AzureReadLinks(BlobServiceClient service, TimeProvider time) : IDisposable
{
    // Clocks differ: the key begins a little earlier, and ends a little before the seven days that the storage gives at most.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_keyLife = TimeSpan.FromDays(7) - s_skew;

    private readonly SemaphoreSlim _gate = new(1);
    private UserDelegationKey? _key;

    /// <summary>Signs the right to read one blob.</summary>
    /// <param name="name">What errors call it.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="expiresAt">When the link ends, at most seven days from now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">Neither an account key nor an identity is there to sign with.</exception>
    public async Task<ReadLink> SignAsync(string name, BlobClient blob, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        BlobSasBuilder builder = new(BlobSasPermissions.Read, expiresAt) { BlobContainerName = blob.BlobContainerName, BlobName = blob.Name, Resource = "b" };
        if (blob.CanGenerateSasUri)
        {
            return new ReadLink(blob.GenerateSasUri(builder), expiresAt);
        }

        UserDelegationKey key = await AzureFailures.GuardAsync(name, () => KeyAsync(expiresAt, cancellationToken), cancellationToken);
        DateTimeOffset end = key.SignedExpiresOn < expiresAt ? key.SignedExpiresOn : expiresAt;
        builder.ExpiresOn = end;
        return new ReadLink(blob.GenerateUserDelegationSasUri(builder, key), end);
    }

    public void Dispose() => _gate.Dispose();

    private async Task<UserDelegationKey> KeyAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            DateTimeOffset now = time.GetUtcNow();
            if (_key is null || _key.SignedExpiresOn < Earlier(until, now + s_keyLife - s_skew))
            {
                BlobGetUserDelegationKeyOptions options = new(now + s_keyLife) { StartsOn = now - s_skew };
                _key = (await service.GetUserDelegationKeyAsync(options, cancellationToken)).Value;
            }

            return _key;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
