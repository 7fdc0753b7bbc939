using System.Globalization;
using System.Runtime.CompilerServices;
using NextGpt.Media.Stores.Folders;

namespace NextGpt.Media.Stores.Drops;

/// <summary>A drop in a folder of this machine: <c>inbox</c> and <c>outbox</c> in it. Links are not followed.</summary>
public sealed class FolderDropArea : IDropArea
{
    private static readonly EnumerationOptions s_plain = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };

    private readonly string _inbox;
    private readonly string _outbox;

    /// <summary>Makes a drop; its folders are made when they are missing.</summary>
    /// <param name="root">The folder that holds both.</param>
    /// <exception cref="StoreException">The folders cannot be made.</exception>
    public FolderDropArea(string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        Name = Path.GetFileName(full);
        _inbox = Path.Combine(full, DropNames.Inbox);
        _outbox = Path.Combine(full, DropNames.Outbox);
        FolderFailures.Guard(Name, () => (Directory.CreateDirectory(_inbox), Directory.CreateDirectory(_outbox)));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool AppearsWhole => false;

    /// <summary>Gets the folder to watch.</summary>
    public string Inbox => _inbox;

    /// <inheritdoc/>
    public async IAsyncEnumerable<DropFile> ListAsync(string? upload = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (FileSystemInfo entry in FolderFailures.Guard(DropNames.Inbox, () => Entries(new DirectoryInfo(_inbox))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (upload is not null && entry.Name != upload)
            {
                continue;
            }

            if (entry is FileInfo alone)
            {
                yield return Describe(alone, alone.Name) with { IsAlone = true };
                continue;
            }

            foreach (FileInfo file in FolderFailures.Guard(entry.Name, () => Entries((DirectoryInfo)entry)).OfType<FileInfo>())
            {
                yield return Describe(file, entry.Name);
            }
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> TryOpenAsync(DropFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<Stream?>(FolderFailures.Guard(file.Name, () => TryOpen(file)));
    }

    /// <inheritdoc/>
    public async Task<byte[]?> TryReadAnswerAsync(string upload, string file, CancellationToken cancellationToken = default)
    {
        try
        {
            return await File.ReadAllBytesAsync(AnswerPath(upload, file), cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (FolderFailures.Map(file, e) is { } mapped)
        {
            throw mapped;
        }
    }

    /// <inheritdoc/>
    public async Task WriteAnswerAsync(string upload, string file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        string path = AnswerPath(upload, file);
        string staged = Path.Combine(Path.GetDirectoryName(path)!, $".{file}.tmp");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(staged, content, cancellationToken);
            File.Move(staged, path, overwrite: true);
        }
        catch (Exception e) when (FolderFailures.Map(file, e) is { } mapped)
        {
            throw mapped;
        }
    }

    /// <inheritdoc/>
    public Task DeleteAnswerAsync(string upload, CancellationToken cancellationToken = default) => Task.Run(
        () => FolderFailures.Guard(upload, () => Delete(Path.Combine(_outbox, upload))), cancellationToken);

    private static bool Delete(string folder)
    {
        bool there = Directory.Exists(folder);
        if (there)
        {
            Directory.Delete(folder, recursive: true);
        }

        return there;
    }

    // Another program may take a folder away while it is looked at.
    private static FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos("*", s_plain).Where(e => DropNames.Counts(e.Name)).OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static DropFile Describe(FileInfo file, string upload) =>
        new(upload, file.Name, file.Exists ? file.Length : 0, VersionOf(file), new DateTimeOffset(file.LastWriteTimeUtc));

    private static string VersionOf(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{(file.Exists ? file.Length : 0)}-{file.LastWriteTimeUtc.Ticks}");

    private FileStream? TryOpen(DropFile file)
    {
        string path = file.IsAlone ? Path.Combine(_inbox, file.Name) : Path.Combine(_inbox, file.Upload, file.Name);
        try
        {
            FileInfo now = new(path);
            return now.Exists && now.LinkTarget is null && VersionOf(now) == file.Version
                ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan)
                : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string AnswerPath(string upload, string file) => Path.Combine(_outbox, upload, file);
}
