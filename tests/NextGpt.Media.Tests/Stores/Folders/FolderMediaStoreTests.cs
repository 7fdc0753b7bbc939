using System.ComponentModel.DataAnnotations;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.Folders;

namespace NextGpt.Media.Tests.Stores.Folders;

public sealed class FolderMediaStoreTests : MediaStoreContract, IDisposable
{
    private readonly FolderStorage _storage;

    public FolderMediaStoreTests() => _storage = new FolderStorage(Time);

    [Fact]
    public async Task PutAsync_CrashBeforeTheMove_ShowsNothingAndIsSwept()
    {
        byte[] bytes = MediumBytes.Make(1000, 1);
        MediaId id = MediumBytes.IdOf(bytes);

        // All that a writer does before the move, and then no more of it: not even the clean-up that a living process does.
        StagedEntry staged = new EntryFolder(_storage.Root).Stage();
        await staged.WriteMediumAsync(new MemoryStream(bytes), MediumBytes.Picture(bytes), e => FolderFailures.Map("", e), default);
        staged.WriteRecord(new MediaRecord(MediumBytes.Picture(bytes), Now, null).ToJson());
        FolderMediaStore store = _storage.Open();

        Assert.Null(await store.FindAsync(id));
        Assert.Empty(await store.Blobs.AllAsync(""));
        Time.Advance(TimeSpan.FromHours(23));
        await store.SweepAsync();
        Assert.True(Directory.Exists(staged.Path));
        Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await store.SweepAsync());
        AssertNoLeftovers();
        Assert.Equal(id, (await store.PutAsync(bytes)).Id);
    }

    [Fact]
    public async Task OpenAsync_DeletedWhileRead_ReadsOn()
    {
        byte[] bytes = MediumBytes.Make(300_000, 2);
        FolderMediaStore store = _storage.Open();
        StoredMedia put = await store.PutAsync(bytes);
        await using MediaContent content = await store.OpenAsync(put.Id);
        Assert.True(await store.DeleteAsync(put.Id));
        using MemoryStream all = new();
        await content.Stream.CopyToAsync(all);
        Assert.Equal(bytes, all.ToArray());
    }

    [Fact]
    public async Task OpenAsync_ContentCutOff_IsRefused()
    {
        StoredMedia put = await _storage.Open().PutAsync(MediumBytes.Make(1000, 3));
        await File.WriteAllBytesAsync(Assert.Single(_storage.Entries("media")), new byte[999]);
        StoreException error = await Assert.ThrowsAsync<StoreException>(() => _storage.Open().OpenAsync(put.Id));
        Assert.Equal((StoreFailure.Refused, $"{put.Id}: 999 bytes in the store; expected 1000, as were put."), (error.Failure, error.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"media\":")]
    public async Task FindAsync_RecordIsNone_IsRefusedWithoutAPath(string record)
    {
        StoredMedia put = await _storage.Open().PutAsync(MediumBytes.Make(1000, 4));
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(Assert.Single(_storage.Entries("media")))!, "record.json"), record);
        StoreException error = await Assert.ThrowsAsync<StoreException>(() => _storage.Open().FindAsync(put.Id));
        Assert.Equal(StoreFailure.Refused, error.Failure);
        Assert.DoesNotContain(Path.GetTempPath(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SweepAsync_OneRecordIsNone_SweepsTheOthersAndSaysSo()
    {
        FolderMediaStore store = _storage.Open();
        await store.PutAsync(MediumBytes.Make(10, 1), Now.AddHours(1));
        foreach (string entry in _storage.Entries("media"))
        {
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(entry)!, "record.json"), "?");
        }

        StoredMedia[] expiring = [await store.PutAsync(MediumBytes.Make(10, 2), Now.AddHours(1)), await store.PutAsync(MediumBytes.Make(10, 3), Now.AddHours(1))];
        Time.Advance(TimeSpan.FromHours(2));
        await Assert.ThrowsAsync<StoreException>(() => store.SweepAsync());
        Assert.Equal(1, await CountMediaAsync());
        Assert.Null(await store.FindAsync(expiring[0].Id));
    }

    [Fact]
    public async Task AnyCall_RootIsAFile_IsTransientWithoutAPath()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_storage.Root)!);
        await File.WriteAllTextAsync(_storage.Root, "");
        StoreException error = await Assert.ThrowsAsync<StoreException>(() => _storage.Open().PutAsync(MediumBytes.Make(10, 5)));
        Assert.True(error.IsTransient);
        Assert.DoesNotContain(_storage.Root, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Root_Made_IsForThisUserAlone()
    {
        await _storage.Open().PutAsync(MediumBytes.Make(10, 6));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_storage.Root));
        }
    }

    [Fact]
    public async Task CreateReadLinkAsync_Ended_IsWorthNothing()
    {
        StoredMedia put = await _storage.Open().PutAsync(MediumBytes.Make(100, 7));
        ReadLink link = await _storage.Open().CreateReadLinkAsync(put.Id, TimeSpan.FromMinutes(5));
        Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await FollowAsync(link.Url));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await FollowAsync(link.Url));
    }

    [Fact]
    public void Options_Wrong_NamesAll()
    {
        ValidationException error = Assert.Throws<ValidationException>(
            () => new FolderMediaStore(new FolderStoreOptions { Root = "", AbandonedAfter = TimeSpan.Zero }, _storage.Signer, Time));
        Assert.Contains(nameof(FolderStoreOptions.Root), error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(FolderStoreOptions.AbandonedAfter), error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _storage.Dispose();

    private protected override IMediaStore Open() => _storage.Open();

    private protected override Task<int> CountMediaAsync() => Task.FromResult(_storage.Entries("media").Length);

    private protected override void AssertNoLeftovers() => _storage.AssertNothingStaged();

    private protected override Task<byte[]?> FollowAsync(Uri url) => _storage.FollowAsync(url);

    private protected override IEnumerable<string> Altered(string url)
    {
        string last = url[^2] == 'A' ? "B" : "A";
        yield return string.Concat(url.AsSpan(0, url.Length - 2), last, url.AsSpan(url.Length - 1));
        yield return url.Replace("expires=", "expires=9", StringComparison.Ordinal);
        yield return url.Replace("expires=", "expires=-", StringComparison.Ordinal);
        yield return url.Replace("expires=", "expires=999999999999999999999", StringComparison.Ordinal);
        yield return url[..(url.IndexOf("signature=", StringComparison.Ordinal) + "signature=".Length)];
        yield return url[..(url.IndexOf("&signature=", StringComparison.Ordinal))];
        yield return url + "=";
    }
}
