using NextGpt.Media.Stores.Drops;

namespace NextGpt.Media.Tests.Stores.Drops;

public sealed class FolderDropAreaTests : DropAreaContract, IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("drop-").FullName;
    private readonly FolderDropArea _area;

    public FolderDropAreaTests() => _area = new FolderDropArea(_root);

    private protected override IDropArea Area => _area;

    [Fact]
    public async Task List_LinkOutOfTheInbox_IsLeftOut()
    {
        string secret = Path.Combine(_root, "secret");
        await File.WriteAllTextAsync(secret, "secret");
        File.CreateSymbolicLink(Path.Combine(_area.Inbox, "link.png"), secret);
        Directory.CreateSymbolicLink(Path.Combine(_area.Inbox, "folder"), _root);
        await foreach (DropFile file in _area.ListAsync())
        {
            Assert.Fail(file.Name);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private protected override async Task PutAsync(string path, string content)
    {
        string full = Path.Combine(_area.Inbox, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllTextAsync(full, content);
    }

    private protected override Task RemoveAsync(string path)
    {
        File.Delete(Path.Combine(_area.Inbox, path));
        return Task.CompletedTask;
    }
}
