using NextGpt.Media.Stores;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

[Collection(AzuriteCollection.Name)]
public sealed class AzureMediaStoreByKeyTests(AzuriteServer azurite) : AzureMediaStoreContract(azurite, byIdentity: false)
{
    [Fact]
    public async Task CreateReadLinkAsync_Ended_IsWorthNothing()
    {
        // The storage has its own clock: the link is made by one that is an hour late.
        Time.AdjustTime(Now.AddHours(-1));
        StoredMedia put = await Open().PutAsync(MediumBytes.Make(100, 1));
        Assert.Null(await FollowAsync((await Open().CreateReadLinkAsync(put.Id, TimeSpan.FromMinutes(50))).Url));
        Assert.NotNull(await FollowAsync((await Open().CreateReadLinkAsync(put.Id, TimeSpan.FromMinutes(90))).Url));
    }
}
