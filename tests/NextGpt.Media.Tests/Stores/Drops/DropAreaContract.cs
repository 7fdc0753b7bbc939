using System.Text;
using NextGpt.Media.Stores.Drops;

namespace NextGpt.Media.Tests.Stores.Drops;

/// <summary>What every drop does.</summary>
public abstract class DropAreaContract
{
    private static CancellationToken None => CancellationToken.None;

    private protected abstract IDropArea Area { get; }

    [Fact]
    public async Task List_FilesAtBothDepths_AreThere_AndOthersAreNot()
    {
        foreach (string path in new[] { "cat.png", "trip/request.json", "trip/a b.wav", "trip/deeper/x.png", ".hidden", "trip/.hidden", "half.mp4.part", "trip/half.png~" })
        {
            await PutAsync(path, "content");
        }

        List<DropFile> files = await ListAsync(null);

        Assert.Equal(["cat.png|cat.png|True", "trip|a b.wav|False", "trip|request.json|False"], files.Select(f => $"{f.Upload}|{f.Name}|{f.IsAlone}").Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.Equal(7, f.Bytes));
        Assert.Equal(2, (await ListAsync("trip")).Count);
        Assert.Empty(await ListAsync("tri"));
        Assert.Empty(await ListAsync("nothing"));
    }

    [Fact]
    public async Task TryOpen_AsListed_Reads_AndChangedOrGone_DoesNot()
    {
        await PutAsync("a.png", "first");
        DropFile file = Assert.Single(await ListAsync(null));
        Assert.Equal("first", await ReadAsync(file));

        await PutAsync("a.png", "second time");
        Assert.Null(await Area.TryOpenAsync(file, None));
        DropFile changed = Assert.Single(await ListAsync(null));
        Assert.NotEqual(file.Version, changed.Version);
        Assert.Equal("second time", await ReadAsync(changed));

        await RemoveAsync("a.png");
        Assert.Null(await Area.TryOpenAsync(changed, None));
    }

    [Fact]
    public async Task Answers_Written_AreReplacedAndDeletedTogether()
    {
        Assert.Null(await Area.TryReadAnswerAsync("trip", "answer.json", None));
        await Area.WriteAnswerAsync("trip", "answer.json", "one"u8.ToArray(), None);
        await Area.WriteAnswerAsync("trip", "answer.json", "two"u8.ToArray(), None);
        await Area.WriteAnswerAsync("trip", "part-1.png", new byte[200_000], None);
        await Area.WriteAnswerAsync("trip2", "answer.json", "other"u8.ToArray(), None);
        Assert.Equal("two", Encoding.UTF8.GetString((await Area.TryReadAnswerAsync("trip", "answer.json", None))!));

        await Area.DeleteAnswerAsync("trip", None);
        await Area.DeleteAnswerAsync("trip", None);

        Assert.Null(await Area.TryReadAnswerAsync("trip", "answer.json", None));
        Assert.Null(await Area.TryReadAnswerAsync("trip", "part-1.png", None));
        Assert.NotNull(await Area.TryReadAnswerAsync("trip2", "answer.json", None));
        Assert.Empty(await ListAsync(null));
    }

    private protected abstract Task PutAsync(string path, string content);

    private protected abstract Task RemoveAsync(string path);

    private async Task<List<DropFile>> ListAsync(string? upload)
    {
        List<DropFile> files = [];
        await foreach (DropFile file in Area.ListAsync(upload, None))
        {
            files.Add(file);
        }

        return files;
    }

    private async Task<string> ReadAsync(DropFile file)
    {
        await using Stream stream = (await Area.TryOpenAsync(file, None))!;
        using StreamReader reader = new(stream);
        return await reader.ReadToEndAsync();
    }
}
