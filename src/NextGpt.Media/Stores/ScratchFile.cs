namespace NextGpt.Media.Stores;

/// <summary>Files that hold an upload while it is looked at, and that nothing is left of.</summary>
public static class ScratchFile
{
    /// <summary>Makes an empty file that only this user can read.</summary>
    /// <param name="folder">Where; null is the system's folder for temporary files.</param>
    /// <returns>The file, for reading and writing; it goes away when it is closed.</returns>
    /// <exception cref="StoreException">There is no room, or no right to write there.</exception>
    public static FileStream Create(string? folder)
    {
        try
        {
            string path = Path.Combine(folder ?? Path.GetTempPath(), "nextgpt-upload-" + Guid.NewGuid().ToString("n"));
            FileStreamOptions how = new()
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.Delete,
                BufferSize = 1,
                Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            };
            if (!OperatingSystem.IsWindows())
            {
                how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            FileStream file = new(path, how);
            if (!OperatingSystem.IsWindows())
            {
                // The name goes at once, the bytes with the last handle: not even a crash leaves anything behind.
                File.Delete(path);
            }

            return file;
        }
        catch (Exception e) when (Failure(e) is { } mapped)
        {
            throw mapped;
        }
    }

    /// <summary>Gets the store's error for one of the local disk; null if it is none.</summary>
    internal static StoreException? Failure(Exception error) => error is IOException or UnauthorizedAccessException
        ? new StoreException(StoreFailure.Transient, "upload", "the scratch folder cannot be written", "one that has room", error)
        : null;
}
