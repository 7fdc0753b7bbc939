using NextGpt.Media.Stores;

namespace NextGpt.Media.Tests.Stores;

/// <summary>What holds for any area of blobs. Each test has a storage of its own.</summary>
public abstract class BlobAreaContract
{
    [Fact]
    public async Task PutIfAbsentAsync_Twice_KeepsTheFirst()
    {
        Assert.True(await Open().PutIfAbsentAsync("jobs/job_1/encode/ab12", [1, 2, 3]));
        Assert.False(await Open().PutIfAbsentAsync("jobs/job_1/encode/ab12", [4]));
        byte[]? kept = await Open().ReadAsync("jobs/job_1/encode/ab12");
        Assert.Equal([1, 2, 3], kept!);
    }

    [Fact]
    public async Task PutIfAbsentAsync_Empty_IsThere()
    {
        Assert.True(await Open().PutIfAbsentAsync("empty", []));
        Assert.Empty((await Open().ReadAsync("empty"))!);
    }

    [Fact]
    public async Task PutAllIfAbsentAsync_SomeAreThere_KeepsThemAndWritesTheOthers()
    {
        IBlobArea blobs = Open();
        Assert.True(await blobs.PutIfAbsentAsync("jobs/job_1/second", [2]));
        await blobs.PutAllIfAbsentAsync([("jobs/job_1/first", new byte[] { 1 }), ("jobs/job_1/second", new byte[] { 9, 9 }), ("uses/a/job_1", default), ("jobs/job_1/job", new byte[] { 3 })]);
        Assert.Equal([1], (await Open().ReadAsync("jobs/job_1/first"))!);
        Assert.Equal([2], (await Open().ReadAsync("jobs/job_1/second"))!);
        Assert.Empty((await Open().ReadAsync("uses/a/job_1"))!);
        Assert.Equal([3], (await Open().ReadAsync("jobs/job_1/job"))!);
        AssertNoLeftovers();
    }

    [Fact]
    public async Task PutAllIfAbsentAsync_WhileOthersLook_WhoSeesTheLastSeesTheOthers()
    {
        IBlobArea blobs = Open();
        for (int i = 0; i < 8; i++)
        {
            Task write = Task.Run(() => blobs.PutAllIfAbsentAsync([($"jobs/{i}/groups/a", new byte[] { 1 }), ($"uses/{i}/b", default), ($"jobs/{i}/job", new byte[] { 2 })]));
            while (await Open().ReadAsync($"jobs/{i}/job") is null)
            {
                await Task.Yield();
            }

            Assert.NotNull(await Open().ReadAsync($"jobs/{i}/groups/a"));
            Assert.NotNull(await Open().ReadAsync($"uses/{i}/b"));
            await write;
        }
    }

    [Fact]
    public async Task PutIfAbsentAsync_TenMegabytesThatCannotSeek_ComeBack()
    {
        byte[] bytes = MediumBytes.Make(10_000_001, 1);
        await using TroubledStream stream = new(bytes, bytes.Length, () => { });
        Assert.True(await Open().PutIfAbsentAsync("large", stream));
        byte[]? back = await Open().ReadAsync("large");
        Assert.Equal(bytes, back);
    }

    [Fact]
    public async Task PutIfAbsentAsync_ManyWritersOfDifferentBytes_OneWinsWhole()
    {
        (bool Won, byte[] Bytes)[] all = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            byte[] bytes = MediumBytes.Make(100_000 + i, i);
            return (await Open().PutIfAbsentAsync("jobs/race", bytes), bytes);
        })));
        byte[] winner = Assert.Single(all, a => a.Won).Bytes;
        byte[]? kept = await Open().ReadAsync("jobs/race");
        Assert.Equal(winner, kept);
    }

    [Fact]
    public async Task PutIfAbsentAsync_WhileTheFolderIsDeleted_NeverFails()
    {
        IBlobArea blobs = Open();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(async () =>
        {
            if (i % 2 == 0)
            {
                Assert.True(await blobs.PutIfAbsentAsync($"jobs/job_1/step/{i}", [1]));
            }
            else
            {
                await blobs.DeleteAsync("jobs/job_1");
            }
        })));
        await blobs.DeleteAsync("jobs/job_1");
        Assert.Empty(await blobs.AllAsync(""));
        AssertNoLeftovers();
    }

    [Fact]
    public async Task PutIfAbsentAsync_SenderFails_LeavesNothing()
    {
        await using TroubledStream stream = new(new byte[300_000], 200_000, () => throw new IOException("The sender hung up."));
        Assert.Equal("The sender hung up.", (await Assert.ThrowsAsync<IOException>(() => Open().PutIfAbsentAsync("a", stream))).Message);
        Assert.Null(await Open().TryGetAsync("a"));
        Assert.Empty(await Open().AllAsync(""));
        AssertNoLeftovers();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("../a")]
    [InlineData("a/..")]
    [InlineData(".hidden")]
    [InlineData("a.")]
    [InlineData("a\\b")]
    [InlineData("a/b~")]
    [InlineData("a b")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a%2e%2e/b")]
    [InlineData("C:a")]
    [InlineData("ä")]
    [InlineData("a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q")]
    public async Task AnyCall_NameThatIsNone_IsRefused(string name)
    {
        IBlobArea blobs = Open();
        await Assert.ThrowsAsync<ArgumentException>(() => blobs.PutIfAbsentAsync(name, [1]));
        await Assert.ThrowsAsync<ArgumentException>(() => blobs.TryGetAsync(name));
        await Assert.ThrowsAsync<ArgumentException>(() => blobs.DeleteAsync(name));
        if (name.Length > 0)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => blobs.AllAsync(name));
        }
    }

    [Fact]
    public async Task PutIfAbsentAsync_LongestNames_AreFine()
    {
        string segment = new('x', 128);
        Assert.True(await Open().PutIfAbsentAsync($"a.b-c_D/{segment}/9", [1]));
        await Assert.ThrowsAsync<ArgumentException>(() => Open().PutIfAbsentAsync(segment + "x", [1]));
    }

    [Fact]
    public async Task TryGetAsync_Unknown_IsNone()
    {
        Assert.Null(await Open().TryGetAsync("a"));
        await Open().PutIfAbsentAsync("a/b", [1]);
        Assert.Null(await Open().TryGetAsync("a"));
        Assert.Null(await Open().TryGetAsync("a/b/c"));
    }

    [Fact]
    public async Task ListAsync_Prefixes_AreWholeSegmentsInOrder()
    {
        IBlobArea blobs = Open();
        string[] names = ["a", "a-b", "a-b/c", "a.b", "a/b", "a/b/c", "a/b-c", "a/B", "a0", "a0/b", "ab", "z/z/z"];
        foreach (string name in names.Reverse())
        {
            await blobs.PutIfAbsentAsync(name, MediumBytes.Make(name.Length, 1));
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), await NamesAsync(""));
        Assert.Equal(["a", "a/B", "a/b", "a/b-c", "a/b/c"], await NamesAsync("a"));
        Assert.Equal(["a/b", "a/b/c"], await NamesAsync("a/b"));
        Assert.Equal(["a-b", "a-b/c"], await NamesAsync("a-b"));
        Assert.Equal(["z/z/z"], await NamesAsync("z"));
        Assert.Empty(await NamesAsync("y"));
        Assert.All(await blobs.AllAsync(""), blob => Assert.Equal(blob.Name.Length, blob.Bytes));
        Assert.All(await blobs.AllAsync(""), blob => Assert.InRange((blob.WrittenAt - TimeProvider.System.GetUtcNow()).Duration(), TimeSpan.Zero, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task DeleteAsync_Prefix_TakesWholeSegments()
    {
        IBlobArea blobs = Open();
        foreach (string name in new[] { "jobs/1", "jobs/1/a", "jobs/1/b/c", "jobs/10/a", "jobs/1-x" })
        {
            await blobs.PutIfAbsentAsync(name, [1]);
        }

        Assert.Equal(3, await blobs.DeleteAsync("jobs/1"));
        Assert.Equal(0, await blobs.DeleteAsync("jobs/1"));
        Assert.Equal(["jobs/1-x", "jobs/10/a"], await NamesAsync(""));
        Assert.True(await blobs.PutIfAbsentAsync("jobs/1/a", [2]));
        Assert.Equal(1, await blobs.DeleteAsync("jobs/10/a"));
        AssertNoLeftovers();
    }

    /// <summary>Opens the storage of this test once more, as another process would.</summary>
    private protected abstract IBlobArea Open();

    /// <summary>Checks that nothing half-written lies about.</summary>
    private protected abstract void AssertNoLeftovers();

    private async Task<List<string>> NamesAsync(string prefix) => [.. (await Open().AllAsync(prefix)).Select(b => b.Name)];
}
