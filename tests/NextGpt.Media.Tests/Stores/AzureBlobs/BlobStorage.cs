using System.Net;
using Azure.Storage.Blobs;
using NextGpt.Media.Stores.AzureBlobs;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

/// <summary>A container, which is not made yet, and a scratch folder for the stores of one test.</summary>
internal sealed class BlobStorage : IDisposable
{
    private readonly AzuriteServer _azurite;
    private readonly TimeProvider _time;
    private readonly BlobServiceClient _service;
    private readonly AzureStoreOptions _options;
    private readonly List<AzureMediaStore> _opened = [];

    public BlobStorage(AzuriteServer azurite, TimeProvider time, bool byIdentity)
    {
        _azurite = azurite;
        _time = time;
        _options = new AzureStoreOptions
        {
            ConnectionString = byIdentity ? null : azurite.ConnectionString,
            AccountUri = byIdentity ? azurite.AccountUri : null,
            Container = "test-" + Guid.NewGuid().ToString("n"),
            ScratchFolder = Directory.CreateTempSubdirectory("uploads-").FullName,
        };
        _service = AzureBlobServices.Connect(_options, byIdentity ? new OwnTokens() : null, azurite.Trust);
    }

    public BlobContainerClient Container => _service.GetBlobContainerClient(_options.Container);

    public AzureMediaStore Open()
    {
        AzureMediaStore store = new(_service, _options, _time);
        lock (_opened)
        {
            _opened.Add(store);
        }

        return store;
    }

    public void AssertNothingSpooled() => Assert.Empty(Directory.GetFileSystemEntries(_options.ScratchFolder!));

    public async Task<int> CountAsync(string prefix)
    {
        int count = 0;
        if (await Container.ExistsAsync())
        {
            await foreach (var _ in Container.GetBlobsAsync(new() { Prefix = prefix }))
            {
                count++;
            }
        }

        return count;
    }

    public async Task<byte[]?> FollowAsync(Uri url)
    {
        using HttpResponseMessage response = await _azurite.Http.GetAsync(url);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return await response.Content.ReadAsByteArrayAsync();
        }

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        return null;
    }

    public void Dispose()
    {
        _opened.ForEach(store => store.Dispose());
        Directory.Delete(_options.ScratchFolder!, recursive: true);
    }
}
