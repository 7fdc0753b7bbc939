using System.Text;
using Microsoft.Win32.SafeHandles;
using NextGpt.Media.Probing;

namespace NextGpt.Media.Stores.Folders;

/// <summary>An entry that is being written, where nobody looks. It goes away with this object unless it was published.</summary>
internal sealed class StagedEntry(string path) : IDisposable
{
    public string Path => path;

    /// <summary>Writes a medium's bytes and, with them on the disk, tells its id.</summary>
    public async Task<MediaId> WriteMediumAsync(Stream content, ProbedMedia media, Func<Exception, StoreException?> failure, CancellationToken cancellationToken)
    {
        await using FileStream file = Create(failure);
        MediaId id = await DigestingCopy.CopyAsync(content, media, file, failure, cancellationToken);
        Finish(file, null, failure);
        return id;
    }

    /// <summary>Writes a blob's bytes to the disk.</summary>
    public async Task WriteBlobAsync(Stream content, DateTimeOffset writtenAt, Func<Exception, StoreException?> failure, CancellationToken cancellationToken)
    {
        await using FileStream file = Create(failure);
        await DigestingCopy.CopyAsync(content, file, failure, cancellationToken);
        Finish(file, writtenAt, failure);
    }

    /// <summary>Writes a medium's record to the disk.</summary>
    public void WriteRecord(string json)
    {
        using SafeFileHandle file = File.OpenHandle(
            System.IO.Path.Combine(path, EntryFolder.RecordFile), FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, Encoding.UTF8.GetBytes(json), 0);
        RandomAccess.FlushToDisk(file);
    }

    public void Dispose()
    {
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

            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (failure(e) is { } mapped)
        {
            throw mapped;
        }
    }

    private FileStream Create(Func<Exception, StoreException?> failure)
    {
        try
        {
            return new FileStream(
                System.IO.Path.Combine(path, EntryFolder.ContentFile), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        }
        catch (Exception e) when (failure(e) is { } mapped)
        {
            throw mapped;
        }
    }
}
