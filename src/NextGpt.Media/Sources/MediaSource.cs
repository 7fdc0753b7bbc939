using System.Runtime.InteropServices;

namespace NextGpt.Media.Sources;

/// <summary>Bytes that somebody calls a medium, and what they call it. Nothing is read before it is used.</summary>
public sealed class MediaSource
{
    private readonly Func<Stream> _open;

    private MediaSource(string name, Func<Stream> open)
    {
        Name = MediaException.Plain(name);
        _open = open;
    }

    /// <summary>Gets what errors call the medium; without folders.</summary>
    public string Name { get; }

    /// <summary>Takes bytes in memory, without copying them.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What errors call it.</param>
    /// <returns>A source that can be used often.</returns>
    public static MediaSource FromBytes(ReadOnlyMemory<byte> bytes, string name) => new(name, () => OpenBytes(bytes));

    /// <summary>Takes a file.</summary>
    /// <param name="path">Where it is; errors show its last part only.</param>
    /// <returns>A source that can be used often.</returns>
    public static MediaSource FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new MediaSource(path, () => OpenFile(path));
    }

    /// <summary>Takes a stream, from its current position on.</summary>
    /// <param name="stream">Readable; stays the caller's to dispose.</param>
    /// <param name="name">What errors call it.</param>
    /// <returns>A source that can be used once.</returns>
    public static MediaSource FromStream(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Stream? unused = stream;
        return new MediaSource(name, () => new BorrowedStream(
            Interlocked.Exchange(ref unused, null)
            ?? throw new InvalidOperationException($"{MediaException.Plain(name)} is a stream and was read already; expected one use.")));
    }

    /// <summary>Opens the medium from its start; the caller disposes what it gets.</summary>
    /// <exception cref="MediaException">There is no such file.</exception>
    internal Stream Open() => _open();

    private static MemoryStream OpenBytes(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static FileStream OpenFile(string path)
    {
        const string expected = "a readable file";
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MediaException(MediaErrorCode.NotFound, path, "no such file", expected, e);
        }
        catch (UnauthorizedAccessException e)
        {
            // .NET reports a folder as access denied.
            throw new MediaException(MediaErrorCode.NotFound, path, Directory.Exists(path) ? "a folder" : "access denied", expected, e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new MediaException(MediaErrorCode.NotFound, path, "cannot be opened", expected, e);
        }
    }
}
