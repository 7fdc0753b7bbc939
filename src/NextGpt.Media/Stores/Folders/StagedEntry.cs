using System.Text;
using NextGpt.Media.Probing;

namespace NextGpt.Media.Stores.Folders;

/// <summary>An entry that is being written, where nobody looks. It goes away with this object unless it was published.</summary>
internal sealed class StagedEntry(string path) : IDisposable
{
    private readonly List<FileStream> _written = [];

    public string Path => path;

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
    public void WriteRecord(string json) => Create(EntryFolder.RecordFile).Write(Encoding.UTF8.GetBytes(json));

    /// <summary>Has all that was written, and the folder that lists it, on the disk.</summary>
    public void Flush()
    {
        FolderSync.AtOnce([.. _written.Select(file => (Action)(() => file.Flush(flushToDisk: true))), () => FolderSync.Flush(path)]);
        Close();
    }

    public void Dispose()
    {
        Close();
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static void Finish(FileStream file, DateTimeOffset? writtenAt, Func<Exception, StoreException?> failure)
    {
        try
        {
            file.Flush();
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
