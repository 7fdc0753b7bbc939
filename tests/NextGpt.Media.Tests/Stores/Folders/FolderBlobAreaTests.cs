using NextGpt.Media.Stores;

namespace NextGpt.Media.Tests.Stores.Folders;

public sealed class FolderBlobAreaTests : BlobAreaContract, IDisposable
{
    private readonly FolderStorage _storage = new(TimeProvider.System);

    public void Dispose() => _storage.Dispose();

    private protected override IBlobArea Open() => _storage.Open().Blobs;

    private protected override void AssertNoLeftovers() => _storage.AssertNothingStaged();
}
