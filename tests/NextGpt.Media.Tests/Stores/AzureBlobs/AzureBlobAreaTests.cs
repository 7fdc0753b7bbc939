using NextGpt.Media.Stores;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

[Collection(AzuriteCollection.Name)]
public sealed class AzureBlobAreaTests(AzuriteServer azurite) : BlobAreaContract, IDisposable
{
    private readonly BlobStorage _storage = new(azurite, TimeProvider.System, byIdentity: false);

    public void Dispose() => _storage.Dispose();

    private protected override IBlobArea Open() => _storage.Open().Blobs;

    private protected override void AssertNoLeftovers() => _storage.AssertNothingSpooled();
}
