using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.AzureBlobs;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

public sealed class AzureFailuresTests
{
    [Theory]
    [InlineData(0, null, StoreFailure.Transient)]
    [InlineData(408, null, StoreFailure.Transient)]
    [InlineData(429, null, StoreFailure.Transient)]
    [InlineData(500, "InternalError", StoreFailure.Transient)]
    [InlineData(503, "ServerBusy", StoreFailure.Transient)]
    [InlineData(409, "ContainerBeingDeleted", StoreFailure.Transient)]
    [InlineData(409, "LeaseIdMissing", StoreFailure.Conflict)]
    [InlineData(412, "ConditionNotMet", StoreFailure.Conflict)]
    [InlineData(401, null, StoreFailure.Denied)]
    [InlineData(403, "AuthorizationFailure", StoreFailure.Denied)]
    [InlineData(404, "BlobNotFound", StoreFailure.NotFound)]
    [InlineData(400, "InvalidInput", StoreFailure.Refused)]
    public void Map_Status_TellsTheKind(int status, string? code, StoreFailure expected)
    {
        RequestFailedException error = new(status, "https://account/secret?sig=x", code, null);
        StoreException mapped = AzureFailures.Map("med_1", error)!;
        Assert.Equal(expected, mapped.Failure);
        Assert.StartsWith("med_1: Blob Storage: ", mapped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", mapped.Message, StringComparison.Ordinal);
        Assert.Equal(expected, AzureFailures.Map("med_1", new AggregateException(error))!.Failure);
    }

    [Fact]
    public void Map_NoToken_IsDeniedUnlessTheIdentityServiceIsBusy()
    {
        Assert.Equal(StoreFailure.Denied, AzureFailures.Map("a", new AuthenticationFailedException("no"))!.Failure);
        Assert.Equal(StoreFailure.Transient, AzureFailures.Map("a", new AuthenticationFailedException("no", new RequestFailedException(503, "")))!.Failure);
        Assert.Null(AzureFailures.Map("a", new InvalidOperationException()));
    }

    [Fact]
    public async Task AnyCall_NobodyListens_IsTransient()
    {
        using TcpListener taken = new(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        int port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        using AzureMediaStore store = Open($"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:{port}/a;");
        StoreException error = await Assert.ThrowsAsync<StoreException>(() => store.FindAsync(MediumBytes.IdOf([1])));
        Assert.True(error.IsTransient);
        Assert.Equal($"{MediumBytes.IdOf([1])}: Blob Storage: no answer; expected success.", error.Message);
    }

    [Fact]
    public async Task AnyCall_ServerIsSilent_IsTransientAfterTheTimeout()
    {
        using TcpListener silent = new(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        using AzureMediaStore store = Open($"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:{((System.Net.IPEndPoint)silent.LocalEndpoint).Port}/a;");
        Assert.True((await Assert.ThrowsAsync<StoreException>(() => store.FindAsync(MediumBytes.IdOf([1])))).IsTransient);
    }

    [Fact]
    public void Options_Wrong_NameWhatIs()
    {
        AssertRefused(new AzureStoreOptions(), "either");
        AssertRefused(new AzureStoreOptions { ConnectionString = "a", AccountUri = new Uri("https://a") }, "either");
        AssertRefused(new AzureStoreOptions { AccountUri = new Uri("http://a") }, "https");
        AssertRefused(new AzureStoreOptions { ConnectionString = "AccountKey=geheim" }, "ConnectionString");
        AssertRefused(new AzureStoreOptions { ConnectionString = "UseDevelopmentStorage=true", Container = "Media" }, "Container");
        AssertRefused(new AzureStoreOptions { ConnectionString = "UseDevelopmentStorage=true", Container = "a--b" }, "Container");
        Assert.DoesNotContain("geheim", new AzureStoreOptions { ConnectionString = "AccountKey=geheim" }.ToString(), StringComparison.Ordinal);
    }

    private static void AssertRefused(AzureStoreOptions options, string expected)
    {
        ValidationException error = Assert.Throws<ValidationException>(() => AzureBlobServices.Connect(options));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.ToString(), StringComparison.Ordinal);
    }

    private static AzureMediaStore Open(string connectionString)
    {
        AzureStoreOptions options = new() { ConnectionString = connectionString, NetworkTimeout = TimeSpan.FromSeconds(1) };
        BlobServiceClient service = AzureBlobServices.Connect(options);
        return new AzureMediaStore(service, options, TimeProvider.System);
    }
}
