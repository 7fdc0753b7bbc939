namespace NextGpt.Api.Events;

/// <summary>Looks after jobs that somebody watches, where neither the engine nor the model tells of them in this process.</summary>
public interface IJobFollower
{
    /// <summary>Begins to look after a job.</summary>
    /// <param name="job">Which.</param>
    /// <returns>Disposed when its watcher goes.</returns>
    public IAsyncDisposable Follow(string job);
}
