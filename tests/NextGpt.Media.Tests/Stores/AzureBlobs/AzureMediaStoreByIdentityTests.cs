using NextGpt.Media.Stores;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

[Collection(AzuriteCollection.Name)]
public sealed class AzureMediaStoreByIdentityTests(AzuriteServer azurite) : AzureMediaStoreContract(azurite, byIdentity: true)
{
    [Fact]
    public async Task CreateReadLinkAsync_ByIdentity_IsSignedByADelegationKeyThatIsKept()
    {
        IMediaStore store = Open();
        StoredMedia put = await store.PutAsync(MediumBytes.Make(100, 1));
        string first = (await store.CreateReadLinkAsync(put.Id, TimeSpan.FromMinutes(5))).Url.Query;
        Assert.Contains("skoid=", first, StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromMinutes(1));
        string second = (await store.CreateReadLinkAsync(put.Id, TimeSpan.FromDays(6))).Url.Query;
        Assert.Equal(KeyStart(first), KeyStart(second));
        Time.Advance(TimeSpan.FromDays(2));
        string third = (await store.CreateReadLinkAsync(put.Id, TimeSpan.FromDays(6))).Url.Query;
        Assert.NotEqual(KeyStart(first), KeyStart(third));
    }

    private static string KeyStart(string query) => query.TrimStart('?').Split('&').Single(p => p.StartsWith("skt=", StringComparison.Ordinal));
}
