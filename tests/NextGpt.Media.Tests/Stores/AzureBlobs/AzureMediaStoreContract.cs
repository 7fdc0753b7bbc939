using NextGpt.Media.Stores;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

/// <summary>What holds for the store on Blob Storage, whichever way it gets in.</summary>
public abstract class AzureMediaStoreContract : MediaStoreContract, IDisposable
{
    private readonly BlobStorage _storage;

    private protected AzureMediaStoreContract(AzuriteServer azurite, bool byIdentity) => _storage = new BlobStorage(azurite, Time, byIdentity);

    [Fact]
    public async Task PutAsync_Medium_HasItsContentTypeForWhoeverFollowsALink()
    {
        StoredMedia put = await Open().PutAsync(MediumBytes.Make(100, 1));
        Assert.Equal("image/png", (await _storage.Container.GetBlobClient("media/" + put.Id.Sha256).GetPropertiesAsync()).Value.ContentType);
    }

    [Fact]
    public async Task AnyCall_ContainerIsMissing_FindsNothing()
    {
        IMediaStore store = Open();
        Assert.Null(await store.FindAsync(MediumBytes.IdOf([1])));
        Assert.False(await store.DeleteAsync(MediumBytes.IdOf([1])));
        Assert.Equal(0, await store.SweepAsync());
        Assert.Empty(await store.Blobs.AllAsync(""));
        Assert.Null(await store.Blobs.TryGetAsync("a"));
        Assert.Equal(0, await store.Blobs.DeleteAsync("a"));
    }

    [Fact]
    public async Task FindAsync_BlobWithoutARecord_IsRefused()
    {
        await _storage.Container.CreateAsync();
        MediaId id = MediumBytes.IdOf([1]);
        await _storage.Container.GetBlobClient("media/" + id.Sha256).UploadAsync(new BinaryData(new byte[] { 1 }));
        Assert.Equal(StoreFailure.Refused, (await Assert.ThrowsAsync<StoreException>(() => Open().FindAsync(id))).Failure);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _storage.Dispose();

    private protected override IMediaStore Open() => _storage.Open();

    private protected override Task<int> CountMediaAsync() => _storage.CountAsync("media/");

    private protected override void AssertNoLeftovers() => _storage.AssertNothingSpooled();

    private protected override Task<byte[]?> FollowAsync(Uri url) => _storage.FollowAsync(url);

    private protected override IEnumerable<string> Altered(string url)
    {
        int signature = url.IndexOf("sig=", StringComparison.Ordinal) + 4;
        yield return string.Concat(url.AsSpan(0, signature), url[signature] == 'A' ? "B" : "A", url.AsSpan(signature + 1));
        yield return url.Replace("sp=r", "sp=rw", StringComparison.Ordinal);
        yield return url.Replace("se=2", "se=3", StringComparison.Ordinal);
    }
}
