using System.Text;
using NextGpt.Media.Probing;

namespace NextGpt.Media.Stores.Folders;

/// <summary>An entry that is being written, where nobody looks. It goes away with this object unless it was published.</summary>
internal sealed class StagedEntry(string path) : IDisposable
{
    private readonly List<FileStream> _written = [];

    public string Path => path;

    /// <summary>Gets a value indicating whether there are no bytes in it, so that it cannot be seen before they are on the disk.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Writes a medium's bytes and tells its id.</summary>
    public async Task<MediaId> WriteMediumAsync(Stream content, ProbedMedia media, Func<Exception, StoreException?> failure, CancellationToken cancellationToken)
    {
        FileStream file = Create(failure);
        MediaId id = await DigestingCopy.CopyAsync(content, media, file, failure, cancellationToken);
        Finish(file, null, failure);
        return id;
    }

    /// <summary>Writes a blob's bytes.</summary>
    public async Task WriteBlobAsync(Stream content, DateTimeOffset writtenAt, Func<Exception, StoreException?> failure, CancellationToken cancellationToken)
    {
        FileStream file = Create(failure);
        await DigestingCopy.CopyAsync(content, file, failure, cancellationToken);
        Finish(file, writtenAt, failure);
    }

    /// <summary>Writes a medium's record.</summary>
    public void WriteRecord(string json)
    {
        Create(EntryFolder.RecordFile).Write(Encoding.UTF8.GetBytes(json));
        IsEmpty = false;
    }

    /// <summary>Has all bytes that were written, and the folders that list them, on the disk.</summary>
    public static void Flush(IReadOnlyList<StagedEntry> entries)
    {
        StagedEntry[] filled = [.. entries.Where(e => !e.IsEmpty)];
        FolderSync.AtOnce([.. filled.SelectMany(e => e._written).Select(file => (Action)(() => file.Flush(flushToDisk: true)))]);
        foreach (StagedEntry entry in filled)
        {
            FolderSync.Flush(entry.Path);
        }

        foreach (StagedEntry entry in entries)
        {
            entry.Close();
        }
    }

    public void Dispose()
    {
        Close();
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private void Finish(FileStream file, DateTimeOffset? writtenAt, Func<Exception, StoreException?> failure)
    {
        try
        {
            file.Flush();
            IsEmpty &= file.Length == 0;
            if (writtenAt is { } moment)
            {
                File.SetLastWriteTimeUtc(file.SafeFileHandle, moment.UtcDateTime);
            }
        }
        catch (Exception e) when (failure(e) is { } mapped)
        {
            throw mapped;
        }
    }

    private void Close()
    {
        foreach (FileStream file in _written)
        {
            file.Dispose();
        }

        _written.Clear();
    }

    private FileStream Create(Func<Exception, StoreException?> failure)
    {
        try
        {
            return Create(EntryFolder.ContentFile);
        }
        catch (Exception e) when (failure(e) is { } mapped)
        {
            throw mapped;
        }
    }

    private FileStream Create(string name)
    {
        FileStream file = new(System.IO.Path.Combine(path, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        _written.Add(file);
        return file;
    }
}
