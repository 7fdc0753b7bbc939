using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NextGpt.Media.Ffmpeg;

/// <summary>Bounds the memory of a child process, where the system can (Linux).</summary>
internal static class AddressSpace
{
    // RLIMIT_AS of Linux's <sys/resource.h>.
    private const int AddressSpaceResource = 9;

    /// <summary>Limits a running process. One that has ended already needs no limit, hence no error.</summary>
    public static void Limit(Process process, long bytes)
    {
        if (OperatingSystem.IsLinux())
        {
            ResourceLimit limit = new((ulong)bytes, (ulong)bytes);
            _ = SetLimit(process.Id, AddressSpaceResource, in limit, 0);
        }
    }

    [DllImport("libc", EntryPoint = "prlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int process, int resource, in ResourceLimit limit, nint old);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct ResourceLimit(ulong Soft, ulong Hard);
}
