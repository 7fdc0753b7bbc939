namespace NextGpt.Media.Stores.Folders;

/// <summary>
/// Entries of a folder store. An entry is a folder that holds its content and perhaps a record, written under <c>staging/</c>
/// and published by one rename: the file system refuses to rename a folder onto one that is not empty, so that of several
/// writers one wins, in whatever processes they are, and what a crash leaves behind is never seen.
/// </summary>
internal sealed class EntryFolder
{
    public const string ContentFile = "content";
    public const string RecordFile = "record.json";

    private const int MostAttempts = 16;

    private readonly string _root;
    private readonly string _staging;
    private readonly Action<string, string> _move;

    /// <summary>Opens a store's folder. Another <paramref name="move"/> than the file system's is for tests of what happens between two steps.</summary>
    public EntryFolder(string root, Action<string, string>? move = null)
    {
        _move = move ?? Directory.Move;
        _root = Path.GetFullPath(root);
        _staging = Path.Combine(_root, "staging");
    }

    /// <summary>Gets the path of something in the store.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([_root, .. parts]);

    /// <summary>Begins an entry.</summary>
    public StagedEntry Stage()
    {
        string path = NewStagingPath();
        Directory.CreateDirectory(path);
        return new StagedEntry(path);
    }

    /// <summary>Makes a staged entry visible, unless there is one.</summary>
    /// <returns>Whether it was made visible.</returns>
    public bool TryPublish(StagedEntry staged, string target) => TryPublish([(staged, target)]) == 1;

    /// <summary>Makes staged entries visible one after another, each unless there is one. All of them are on the disk when the call returns.</summary>
    /// <returns>How many were made visible.</returns>
    public int TryPublish(IReadOnlyList<(StagedEntry Staged, string Target)> entries)
    {
        StagedEntry.Flush([.. entries.Select(e => e.Staged)]);
        int published = 0;
        List<string> changed = [];
        foreach ((StagedEntry staged, string target) in entries)
        {
            published += TryMove(staged, target, changed) ? 1 : 0;
        }

        // One after another: with the first, a file system writes its log, and with that mostly the others. Threads for them would cost more.
        foreach (string folder in changed.Distinct())
        {
            FolderSync.Flush(folder);
        }

        return published;
    }

    /// <summary>Replaces the record of a visible entry in one step.</summary>
    /// <returns>Whether there is such an entry.</returns>
    public bool TryReplaceRecord(string target, string json)
    {
        using StagedEntry staged = Stage();
        staged.WriteRecord(json);
        StagedEntry.Flush([staged]);
        try
        {
            File.Move(Path.Combine(staged.Path, RecordFile), Path.Combine(target, RecordFile), overwrite: true);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            return false;
        }

        FolderSync.Flush(target);
        return true;
    }

    /// <summary>Takes an entry, or a folder of entries, out of sight in one step.</summary>
    /// <returns>Where it is now, for the caller to delete; none if there is no such folder.</returns>
    public string? TryTakeAway(string target)
    {
        string path = NewStagingPath();
        try
        {
            Directory.Move(target, path);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            return null;
        }

        FolderSync.Flush(Path.GetDirectoryName(target)!);
        return path;
    }

    /// <summary>Deletes what unfinished writes and deletions have left behind.</summary>
    public void SweepStaging(DateTimeOffset before)
    {
        foreach (string path in Folders(_staging))
        {
            // The time of a folder that is gone is 1601: then somebody else finished meanwhile, and there is nothing to do.
            if (Directory.GetLastWriteTimeUtc(path) < before.UtcDateTime && Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
    }

    /// <summary>Lists the folders in a folder; none if it is missing.</summary>
    public static string[] Folders(string path)
    {
        try
        {
            return Directory.GetDirectories(path);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Opens the content of an entry; none if there is no such entry.</summary>
    public static FileStream? TryOpen(string entry)
    {
        try
        {
            return new FileStream(
                Path.Combine(entry, ContentFile), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            return null;
        }
    }

    private bool TryMove(StagedEntry staged, string target, List<string> changed)
    {
        string parent = Path.GetDirectoryName(target)!;
        for (int attempt = 1; ; attempt++)
        {
            if (Directory.Exists(target))
            {
                return false;
            }

            try
            {
                Create(parent, changed);
                _move(staged.Path, target);
            }
            catch (IOException e) when (attempt < MostAttempts && (e is DirectoryNotFoundException || Directory.Exists(target)))
            {
                // Another writer was faster, or the folders above were deleted meanwhile (and are perhaps there again): look again.
                continue;
            }

            if (staged.IsEmpty)
            {
                changed.Add(target);
            }

            changed.Add(parent);
            return true;
        }
    }

    private string NewStagingPath()
    {
        Create(_staging, []);
        return Path.Combine(_staging, Guid.NewGuid().ToString("n"));
    }

    /// <summary>Creates a folder and those above it, and tells which folders have got an entry by that.</summary>
    private void Create(string path, List<string> changed)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        string above = Path.GetDirectoryName(path) ?? path;
        if (path != _root)
        {
            Create(above, changed);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        changed.Add(above);
    }
}
