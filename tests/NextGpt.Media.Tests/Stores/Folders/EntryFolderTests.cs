using NextGpt.Media.Stores.Folders;

namespace NextGpt.Media.Tests.Stores.Folders;

public sealed class EntryFolderTests : IDisposable
{
    private readonly FolderStorage _storage = new(TimeProvider.System);

    public void Dispose() => _storage.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryPublish_FoldersAboveDeletedJustBefore_Publishes(bool madeAgain)
    {
        int moves = 0;
        EntryFolder entries = new(_storage.Root, (from, to) =>
        {
            string parent = Path.GetDirectoryName(to)!;
            bool first = ++moves == 1;
            if (first)
            {
                Directory.Delete(parent, recursive: true);
            }

            try
            {
                Directory.Move(from, to);
            }
            catch (DirectoryNotFoundException) when (first && madeAgain)
            {
                Directory.CreateDirectory(parent);
                throw;
            }
        });
        using StagedEntry staged = entries.Stage();
        staged.WriteRecord("{}");
        string target = entries.PathOf("blobs", "a", "b");
        bool published = entries.TryPublish(staged, target);
        Assert.True(published);
        Assert.Equal(2, moves);
        Assert.Equal("{}", File.ReadAllText(Path.Combine(target, EntryFolder.RecordFile)));
    }

    [Fact]
    public void TryPublish_AnotherWriterJustBefore_LeavesItsEntry()
    {
        EntryFolder entries = new(_storage.Root, (from, to) =>
        {
            Directory.CreateDirectory(to);
            File.WriteAllText(Path.Combine(to, EntryFolder.RecordFile), "theirs");
            Directory.Move(from, to);
        });
        using StagedEntry staged = entries.Stage();
        staged.WriteRecord("ours");
        string target = entries.PathOf("blobs", "a", "b");
        bool published = entries.TryPublish(staged, target);
        Assert.False(published);
        Assert.Equal("theirs", File.ReadAllText(Path.Combine(target, EntryFolder.RecordFile)));
    }
}
