namespace NextGpt.Server.Drops;

/// <summary>
/// Waits for something to change in a folder, or for a while. What the system tells of changes is only a hint: some file systems tell
/// nothing, and a burst may be lost.
/// </summary>
internal sealed class DropChanges : IDisposable
{
    private static readonly TimeSpan s_burst = TimeSpan.FromMilliseconds(200);

    private readonly FileSystemWatcher? _watcher;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DropChanges(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        _watcher.Created += (_, _) => Tell();
        _watcher.Changed += (_, _) => Tell();
        _watcher.Renamed += (_, _) => Tell();
        _watcher.Error += (_, _) => Tell();
        _watcher.EnableRaisingEvents = true;
    }

    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        TaskCompletionSource changed = Volatile.Read(ref _changed);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(changed.Task, Task.Delay(longest, time, done.Token));
        await done.CancelAsync();
        if (changed.Task.IsCompleted)
        {
            // Changes come in bursts, and a look costs as much for one as for many.
            await Task.Delay(s_burst, time, cancellationToken);
            Volatile.Write(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    public void Dispose() => _watcher?.Dispose();

    private void Tell() => Volatile.Read(ref _changed).TrySetResult();
}
