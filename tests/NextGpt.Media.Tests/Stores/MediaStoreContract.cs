using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Time.Testing;
using NextGpt.Contracts;
using NextGpt.Media.Probing;
using NextGpt.Media.Stores;

namespace NextGpt.Media.Tests.Stores;

/// <summary>What holds for any media store. Each test has a storage of its own.</summary>
public abstract class MediaStoreContract
{
    // Whole seconds as clocks of storages have them; near the real time, which Blob Storage checks its links against.
    private protected FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));

    private protected DateTimeOffset Now => Time.GetUtcNow();

    [Fact]
    public async Task PutAsync_NewMedium_IsFoundWithAllThatIsKnownOfIt()
    {
        IMediaStore store = Open();
        byte[] bytes = MediumBytes.Make(1000, 1);
        ProbedMedia probed = new(Modality.Video, "video/mp4", 1000) { Width = 64, Height = 48, Seconds = 1.5, Frames = 12, FramesPerSecond = 8 };
        StoredMedia put = await store.PutAsync(new MemoryStream(bytes), probed, Now.AddHours(1));

        Assert.Equal(MediumBytes.IdOf(bytes), put.Id);
        Assert.Equal((probed, Now, Now.AddHours(1)), (put.Media, put.CreatedAt, put.ExpiresAt));
        Assert.Equal(put, await Open().FindAsync(put.Id));
        Assert.Equal(bytes, await store.ReadAsync(put.Id));
    }

    [Fact]
    public async Task PutAsync_Sound_KeepsRateAndChannels()
    {
        ProbedMedia probed = new(Modality.Audio, "audio/wav", 10) { Seconds = 0.1 + 0.2, SampleRate = 16000, Channels = 2 };
        StoredMedia put = await Open().PutAsync(new MemoryStream(MediumBytes.Make(10, 1)), probed, null);
        Assert.Equal(probed, (await Open().FindAsync(put.Id))!.Media);
    }

    [Fact]
    public async Task PutAsync_StreamNotAtItsStart_TakesTheRest()
    {
        byte[] bytes = MediumBytes.Make(500, 2);
        MemoryStream stream = new(bytes) { Position = 100 };
        StoredMedia put = await Open().PutAsync(stream, new ProbedMedia(Modality.Image, "image/png", 400), null);
        Assert.Equal(bytes[100..], await Open().ReadAsync(put.Id));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task PutAsync_TwentyMegabytesThatCannotSeek_ComeBack()
    {
        byte[] bytes = MediumBytes.Make(20_000_001, 3);
        await using TroubledStream stream = new(bytes, bytes.Length, () => { });
        StoredMedia put = await Open().PutAsync(stream, MediumBytes.Picture(bytes), null);
        Assert.Equal(MediumBytes.IdOf(bytes), put.Id);
        Assert.Equal(put.Id, MediumBytes.IdOf((await Open().ReadAsync(put.Id))!));
    }

    [Theory]
    [InlineData(99)]
    [InlineData(101)]
    [InlineData(1)]
    public async Task PutAsync_NotAsLongAsProbed_IsRefusedAndLeavesNothing(int probed)
    {
        byte[] bytes = MediumBytes.Make(100, 4);
        ProbedMedia media = new(Modality.Image, "image/png", probed);
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => Open().PutAsync(new MemoryStream(bytes), media, null));
        Assert.Contains($"expected {probed}", error.Message, StringComparison.Ordinal);
        await AssertNothingLeftAsync(bytes);
    }

    [Fact]
    public async Task PutAsync_UploadBreaksOff_RaisesTheSendersErrorAndLeavesNothing()
    {
        byte[] bytes = MediumBytes.Make(300_000, 5);
        await using TroubledStream stream = new(bytes, 200_000, () => throw new IOException("The sender hung up."));
        IOException error = await Assert.ThrowsAsync<IOException>(() => Open().PutAsync(stream, MediumBytes.Picture(bytes), null));
        Assert.Equal("The sender hung up.", error.Message);
        await AssertNothingLeftAsync(bytes);
    }

    [Fact]
    public async Task PutAsync_Canceled_LeavesNothing()
    {
        byte[] bytes = MediumBytes.Make(300_000, 6);
        using CancellationTokenSource source = new();
        await using TroubledStream stream = new(bytes, 200_000, source.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().PutAsync(stream, MediumBytes.Picture(bytes), null, source.Token));
        await AssertNothingLeftAsync(bytes);
    }

    [Fact]
    public async Task PutAsync_ManyWritersOfTheSameAtOnce_AllSucceedWithOneMedium()
    {
        byte[] bytes = MediumBytes.Make(200_000, 7);
        StoredMedia[] all = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Open().PutAsync(bytes))));
        Assert.Single(all.Distinct());
        Assert.Equal(bytes, await Open().ReadAsync(all[0].Id));
        Assert.Equal(1, await CountMediaAsync());
    }

    [Fact]
    public async Task PutAsync_WhileOthersDelete_EndsWithAWholeMediumOrNone()
    {
        byte[] bytes = MediumBytes.Make(50_000, 8);
        MediaId id = MediumBytes.IdOf(bytes);
        IMediaStore store = Open();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () =>
        {
            if (i % 2 == 0)
            {
                await store.PutAsync(bytes);
            }
            else
            {
                await store.DeleteAsync(id);
            }
        })));
        Assert.Equal(await store.FindAsync(id) is null ? 0 : 1, await CountMediaAsync());
        await store.PutAsync(bytes);
        Assert.Equal(bytes, await store.ReadAsync(id));
    }

    [Fact]
    public async Task PutAsync_Again_KeepsTheLaterExpiry()
    {
        byte[] bytes = MediumBytes.Make(100, 9);
        IMediaStore store = Open();
        DateTimeOffset first = Now;
        await store.PutAsync(bytes, first.AddHours(2));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(first.AddHours(2), (await store.PutAsync(bytes, first.AddHours(1))).ExpiresAt);
        Assert.Equal(first.AddHours(3), (await store.PutAsync(bytes, first.AddHours(3))).ExpiresAt);
        Assert.Null((await store.PutAsync(bytes)).ExpiresAt);
        Assert.Null((await store.PutAsync(bytes, first.AddHours(9))).ExpiresAt);
        Assert.Equal(first, (await Open().FindAsync(MediumBytes.IdOf(bytes)))!.CreatedAt);
    }

    [Fact]
    public async Task PutAsync_ExpiryHasPassed_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Open().PutAsync(MediumBytes.Make(10, 1), Now));

    [Fact]
    public async Task FindAsync_Expired_IsGoneBeforeItIsSwept()
    {
        byte[] bytes = MediumBytes.Make(100, 10);
        StoredMedia put = await Open().PutAsync(bytes, Now.AddHours(1));
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Open().FindAsync(put.Id));
        await AssertNotFoundAsync(() => Open().OpenAsync(put.Id));
        await AssertNotFoundAsync(() => Open().CreateReadLinkAsync(put.Id, TimeSpan.FromMinutes(1)));

        StoredMedia again = await Open().PutAsync(bytes, Now.AddHours(1));
        Assert.Equal(Now, again.CreatedAt);
        Assert.Equal(bytes, await Open().ReadAsync(put.Id));
    }

    [Fact]
    public async Task SweepAsync_SomeExpired_TakesThoseOnly()
    {
        IMediaStore store = Open();
        StoredMedia soon = await store.PutAsync(MediumBytes.Make(100, 11), Now.AddHours(1));
        StoredMedia prolonged = await store.PutAsync(MediumBytes.Make(100, 12), Now.AddHours(1));
        StoredMedia kept = await store.PutAsync(MediumBytes.Make(100, 13));
        await store.PutAsync(MediumBytes.Make(100, 12), Now.AddHours(5));
        await store.Blobs.PutIfAbsentAsync("jobs/a", [1]);

        Assert.Equal(0, await store.SweepAsync());
        Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await store.SweepAsync());
        Assert.Equal(0, await store.SweepAsync());
        Assert.Null(await store.FindAsync(soon.Id));
        Assert.NotNull(await store.FindAsync(prolonged.Id));
        Assert.NotNull(await store.FindAsync(kept.Id));
        Assert.Equal(2, await CountMediaAsync());
        Assert.Single(await store.Blobs.AllAsync(""));
    }

    [Theory]
    [InlineData(0, null, 0, 1000)]
    [InlineData(0, 1L, 0, 1)]
    [InlineData(10, 20L, 10, 30)]
    [InlineData(999, 1L, 999, 1000)]
    [InlineData(990, 500L, 990, 1000)]
    [InlineData(999, null, 999, 1000)]
    [InlineData(5, long.MaxValue, 5, 1000)]
    public async Task OpenAsync_Range_GivesThoseBytes(long offset, long? length, int from, int to)
    {
        byte[] bytes = MediumBytes.Make(1000, 14);
        StoredMedia put = await Open().PutAsync(bytes);
        Assert.Equal(bytes[from..to], await Open().ReadAsync(put.Id, new ByteRange(offset, length)));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(long.MaxValue)]
    public async Task OpenAsync_RangeBehindTheEnd_IsRefused(long offset)
    {
        StoredMedia put = await Open().PutAsync(MediumBytes.Make(1000, 15));
        StoreException error = await Assert.ThrowsAsync<StoreException>(() => Open().OpenAsync(put.Id, new ByteRange(offset)));
        Assert.Equal(StoreFailure.OutOfRange, error.Failure);
    }

    [Fact]
    public async Task OpenAsync_Unknown_IsNotFound() =>
        await AssertNotFoundAsync(() => Open().OpenAsync(MediumBytes.IdOf([1, 2, 3])));

    [Fact]
    public async Task DeleteAsync_OneOfTwo_LeavesTheOther()
    {
        IMediaStore store = Open();
        StoredMedia one = await store.PutAsync(MediumBytes.Make(100, 16));
        StoredMedia two = await store.PutAsync(MediumBytes.Make(100, 17));
        Assert.True(await store.DeleteAsync(one.Id));
        Assert.False(await store.DeleteAsync(one.Id));
        Assert.Null(await store.FindAsync(one.Id));
        Assert.NotNull(await store.FindAsync(two.Id));
    }

    [Fact]
    public async Task CreateReadLinkAsync_Fresh_GivesTheBytesToAnybody()
    {
        byte[] bytes = MediumBytes.Make(100, 18);
        StoredMedia put = await Open().PutAsync(bytes, Now.AddMinutes(10));
        ReadLink link = await Open().CreateReadLinkAsync(put.Id, TimeSpan.FromMinutes(5));
        Assert.Equal(Now.AddMinutes(5), link.ExpiresAt);
        Assert.Equal(bytes, await FollowAsync(link.Url));
        Assert.Equal(Now.AddMinutes(10), (await Open().CreateReadLinkAsync(put.Id, TimeSpan.FromDays(7))).ExpiresAt);
    }

    [Fact]
    public async Task CreateReadLinkAsync_Altered_IsWorthNothing()
    {
        StoredMedia put = await Open().PutAsync(MediumBytes.Make(100, 19));
        StoredMedia other = await Open().PutAsync(MediumBytes.Make(100, 20));
        ReadLink link = await Open().CreateReadLinkAsync(put.Id, TimeSpan.FromMinutes(5));
        string url = link.Url.OriginalString;
        List<string> altered = [url.Replace(put.Id.Sha256, other.Id.Sha256, StringComparison.Ordinal), .. Altered(url)];
        foreach (string candidate in altered)
        {
            Assert.NotEqual(url, candidate);
            Assert.Null(await FollowAsync(new Uri(candidate, UriKind.RelativeOrAbsolute)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(7 * 24 * 3600 + 1)]
    public async Task CreateReadLinkAsync_LifetimeOutOfRange_IsRefused(int seconds)
    {
        StoredMedia put = await Open().PutAsync(MediumBytes.Make(100, 21));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Open().CreateReadLinkAsync(put.Id, TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public async Task CreateReadLinkAsync_Unknown_IsNotFound() =>
        await AssertNotFoundAsync(() => Open().CreateReadLinkAsync(MediumBytes.IdOf([9]), TimeSpan.FromMinutes(1)));

    /// <summary>Opens the storage of this test once more, as another process would.</summary>
    private protected abstract IMediaStore Open();

    /// <summary>Counts the media that the storage really holds, expired or not.</summary>
    private protected abstract Task<int> CountMediaAsync();

    /// <summary>Checks that nothing half-written lies about.</summary>
    private protected abstract void AssertNoLeftovers();

    /// <summary>Reads what a link leads to; none if it is refused.</summary>
    private protected abstract Task<byte[]?> FollowAsync(Uri url);

    /// <summary>Changes each thing that a link's signature covers, and the signature.</summary>
    [SuppressMessage("Design", "CA1054:URI-like parameters should not be strings", Justification = "What was altered may be no address.")]
    private protected abstract IEnumerable<string> Altered(string url);

    private static async Task AssertNotFoundAsync(Func<Task> call)
    {
        StoreException error = await Assert.ThrowsAsync<StoreException>(call);
        Assert.Equal(StoreFailure.NotFound, error.Failure);
    }

    private async Task AssertNothingLeftAsync(byte[] bytes)
    {
        Assert.Null(await Open().FindAsync(MediumBytes.IdOf(bytes)));
        Assert.Equal(0, await CountMediaAsync());
        AssertNoLeftovers();
    }
}
