using Azure.Storage.Blobs;
using NextGpt.Media.Stores.AzureBlobs;
using NextGpt.Media.Stores.Drops;
using NextGpt.Media.Tests.Stores.AzureBlobs;

namespace NextGpt.Media.Tests.Stores.Drops;

[Collection(AzuriteCollection.Name)]
public sealed class AzureDropAreaTests : DropAreaContract
{
    private readonly BlobContainerClient _container;
    private readonly AzureDropArea _area;

    public AzureDropAreaTests(AzuriteServer azurite)
    {
        ArgumentNullException.ThrowIfNull(azurite);
        AzureStoreOptions options = new() { ConnectionString = azurite.ConnectionString, Container = "drop-" + Guid.NewGuid().ToString("n") };
        BlobServiceClient service = AzureBlobServices.Connect(options, null, azurite.Trust);
        _container = service.GetBlobContainerClient(options.Container);
        _area = new AzureDropArea(service, options.Container);
    }

    private protected override IDropArea Area => _area;

    [Fact]
    public async Task List_FolderOfAHierarchicalAccount_IsLeftOut()
    {
        await PutAsync("trip/request.json", "content");
        await _container.GetBlobClient("inbox/trip").UploadAsync(BinaryData.FromBytes([]), new Azure.Storage.Blobs.Models.BlobUploadOptions
        {
            Metadata = new Dictionary<string, string> { ["hdi_isfolder"] = "true" },
        });
        List<string> names = [];
        await foreach (DropFile file in _area.ListAsync())
        {
            names.Add(file.Name);
        }

        Assert.Equal(["request.json"], names);
    }

    private protected override async Task PutAsync(string path, string content)
    {
        await _container.CreateIfNotExistsAsync();
        await _container.GetBlobClient($"inbox/{path}").UploadAsync(BinaryData.FromString(content), overwrite: true);
    }

    private protected override Task RemoveAsync(string path) => _container.GetBlobClient($"inbox/{path}").DeleteAsync();
}
