using System.Runtime.CompilerServices;

namespace NextGpt.Media.Stores.Folders;

/// <summary>
/// Blobs as entries under <c>blobs/</c>. The entry of <c>a/b</c> is the folder <c>a/b~</c>: no segment of a name holds a '~',
/// so that <c>a/b</c> and <c>a/b/c</c> do not meet.
/// </summary>
internal sealed class FolderBlobArea(EntryFolder entries, TimeProvider time) : IBlobArea
{
    private const string Area = "blobs";
    private const char EntryMark = '~';

    // Most blobs are documents of a few hundred bytes: reading one costs less than waiting for a thread that reads it.
    private const int ReadAtOnce = 64 << 10;

    public async Task<bool> PutIfAbsentAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        string target = PathOf(name) + EntryMark;
        ArgumentNullException.ThrowIfNull(content);
        StoreException? Failure(Exception e) => FolderFailures.Map(name, e);
        if (FolderFailures.Guard(name, () => Directory.Exists(target)))
        {
            return false;
        }

        using StagedEntry staged = FolderFailures.Guard(name, entries.Stage);
        await staged.WriteBlobAsync(content, time.GetUtcNow(), Failure, cancellationToken);
        return await Task.Run(() => FolderFailures.Guard(name, () => entries.TryPublish(staged, target)), CancellationToken.None);
    }

    public async Task PutAllIfAbsentAsync(IReadOnlyList<(string Name, ReadOnlyMemory<byte> Content)> blobs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(blobs);
        List<(StagedEntry Staged, string Target)> staged = [];
        try
        {
            foreach ((string name, ReadOnlyMemory<byte> content) in blobs)
            {
                string target = PathOf(name) + EntryMark;
                staged.Add((FolderFailures.Guard(name, entries.Stage), target));
                using var bytes = new MemoryStream(content.ToArray(), writable: false);
                await staged[^1].Staged.WriteBlobAsync(bytes, time.GetUtcNow(), e => FolderFailures.Map(name, e), cancellationToken);
            }

            await Task.Run(() => FolderFailures.Guard(blobs[^1].Name, () => entries.TryPublish(staged)), CancellationToken.None);
        }
        finally
        {
            staged.ForEach(s => s.Staged.Dispose());
        }
    }

    public Task<Stream?> TryGetAsync(string name, CancellationToken cancellationToken = default)
    {
        string target = PathOf(name) + EntryMark;
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(FolderFailures.Guard(name, () => EntryFolder.TryOpen(target) is { } file ? Content(name, file) : null));
    }

    public IAsyncEnumerable<StoredBlob> ListAsync(string prefix, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        string top = prefix.Length == 0 ? entries.PathOf(Area) : PathOf(prefix);
        return ListAsync(prefix, top, cancellationToken);
    }

    public Task<int> DeleteAsync(string prefix, CancellationToken cancellationToken = default)
    {
        string path = PathOf(prefix);
        return Task.Run(() => FolderFailures.Guard(prefix, () => Delete(path + EntryMark) + Delete(path)), cancellationToken);
    }

    private static Stream Content(string name, FileStream file)
    {
        if (file.Length > ReadAtOnce)
        {
            return new StoreStream(file, file.Length, e => FolderFailures.Map(name, e));
        }

        using (file)
        {
            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return new MemoryStream(bytes, writable: false);
        }
    }

    private static async IAsyncEnumerable<StoredBlob> ListAsync(string prefix, string top, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (prefix.Length > 0 && FolderFailures.Guard(prefix, () => Describe(prefix, top + EntryMark)) is { } own)
        {
            yield return own;
        }

        // Within a folder, blobs come as 'name' and folders as 'name/': walked in that order, the full names are in order.
        Stack<(string Key, string Path)> pending = new();
        Push(pending, prefix.Length == 0 ? "" : prefix + "/", top);
        while (pending.TryPop(out (string Key, string Path) next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (next.Key[^1] == '/')
            {
                Push(pending, next.Key, next.Path);
            }
            else if (FolderFailures.Guard(next.Key, () => Describe(next.Key, next.Path)) is { } blob)
            {
                yield return blob;
            }
        }
    }

    private static void Push(Stack<(string Key, string Path)> pending, string key, string path)
    {
        IEnumerable<(string Key, string Path)> found = FolderFailures.Guard(key, () => EntryFolder.Folders(path))
            .Select(p => (key + KeyOf(Path.GetFileName(p)), p));
        foreach ((string Key, string Path) item in found.OrderByDescending(f => f.Key, StringComparer.Ordinal))
        {
            pending.Push(item);
        }
    }

    private static string KeyOf(string folder) => folder[^1] == EntryMark ? folder[..^1] : folder + "/";

    private static StoredBlob? Describe(string name, string entry)
    {
        FileInfo content = new(Path.Combine(entry, EntryFolder.ContentFile));
        return content.Exists ? new StoredBlob(name, content.Length, new DateTimeOffset(content.LastWriteTimeUtc)) : null;
    }

    private string PathOf(string name) => entries.PathOf([Area, .. BlobName.Segments(name)]);

    private int Delete(string path)
    {
        if (entries.TryTakeAway(path) is not { } taken)
        {
            return 0;
        }

        int count = Directory.GetFiles(taken, EntryFolder.ContentFile, SearchOption.AllDirectories).Length;
        Directory.Delete(taken, recursive: true);
        return count;
    }
}
