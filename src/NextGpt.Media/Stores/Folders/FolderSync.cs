using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NextGpt.Media.Stores.Folders;

/// <summary>Makes a rename survive a power cut: the folder itself is written to the disk. .NET opens files only.</summary>
internal static class FolderSync
{
    // EIO of <errno.h>: the one answer that says data were lost. File systems that cannot do it answer otherwise.
    private const int InputOutputError = 5;

    /// <summary>Writes a folder's entries to the disk. One that is gone meanwhile needs no writing.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        int descriptor = OpenFolder(folder, 0);
        if (descriptor < 0)
        {
            return;
        }

        int result = Synchronize(descriptor);
        int error = Marshal.GetLastPInvokeError();
        _ = CloseFolder(descriptor);
        if (result != 0 && error == InputOutputError)
        {
            throw new IOException("The disk failed while a folder was written to it.");
        }
    }

    /// <summary>Does several writes to the disk at once: a file system that keeps a log then writes it once for all of them.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void AtOnce(IReadOnlyList<Action> writes)
    {
        if (writes.Count == 1)
        {
            writes[0]();
            return;
        }

        try
        {
            Parallel.Invoke([.. writes]);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFolder([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronize(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseFolder(int descriptor);
}
