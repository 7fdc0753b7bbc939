namespace NextGpt.Model.Tests.Support;

/// <summary>Waits for what others write into a folder.</summary>
internal static class FolderChanges
{
    // A folder that is made and filled before anybody watches it tells nothing of its files.
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(1);

    public static async Task UntilAsync(string folder, Func<bool> holds)
    {
        using SemaphoreSlim changed = new(0);
        using FileSystemWatcher watcher = new(folder) { IncludeSubdirectories = true };
        watcher.Created += (_, _) => changed.Release();
        watcher.Changed += (_, _) => changed.Release();
        watcher.Renamed += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        while (!holds())
        {
            await changed.WaitAsync(s_lookAgain);
        }
    }
}
