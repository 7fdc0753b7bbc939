using NextGpt.Media.Stores;
using NextGpt.Media.Stores.Folders;
using NextGpt.Media.Stores.Links;

namespace NextGpt.Media.Tests.Stores.Folders;

/// <summary>A folder for the stores of one test.</summary>
internal sealed class FolderStorage(TimeProvider time) : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("store-").FullName;

    public string Root => Path.Combine(_parent, "new", "store");

    public MediaLinkSigner Signer { get; } = new(new MediaLinkOptions { Key = MediumBytes.Make(32, 1) }, time);

    public FolderMediaStore Open() => new(new FolderStoreOptions { Root = Root }, Signer, time);

    public string[] Entries(string area) =>
        Directory.Exists(Path.Combine(Root, area)) ? Directory.GetFiles(Path.Combine(Root, area), "content", SearchOption.AllDirectories) : [];

    public void AssertNothingStaged() =>
        Assert.Empty(Directory.Exists(Path.Combine(Root, "staging")) ? Directory.GetFileSystemEntries(Path.Combine(Root, "staging")) : []);

    public async Task<byte[]?> FollowAsync(Uri url)
    {
        string[] parts = url.OriginalString.Split('?');
        Dictionary<string, string> query = parts[1].Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        MediaId id = MediaId.Parse(parts[0]["/v1/media/".Length..]);
        MediaLinkState state = Signer.Check(id, query.GetValueOrDefault("expires"), query.GetValueOrDefault("signature"));
        return state == MediaLinkState.Valid ? await Open().ReadAsync(id) : null;
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
