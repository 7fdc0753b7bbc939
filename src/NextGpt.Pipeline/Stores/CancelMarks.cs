using NextGpt.Media.Stores;

namespace NextGpt.Pipeline.Stores;

/// <summary>Tells activities in other processes that their instance was stopped: engines tell orchestrations only.</summary>
/// <param name="blobs">The store.</param>
/// <param name="time">The clock.</param>
public sealed class CancelMarks(IBlobArea blobs, TimeProvider time)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(0.5);

    /// <summary>Marks an instance.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when the mark is there.</returns>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task SetAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        using var nothing = new MemoryStream([], writable: false);
        await blobs.PutIfAbsentAsync(NameOf(instanceId), nothing, cancellationToken);
    }

    /// <summary>Takes the mark away.</summary>
    /// <param name="instanceId">Of which instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it is gone.</returns>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public Task ClearAsync(string instanceId, CancellationToken cancellationToken = default) => blobs.DeleteAsync(NameOf(instanceId), cancellationToken);

    /// <summary>Runs work that the mark ends.</summary>
    /// <typeparam name="T">What it comes to.</typeparam>
    /// <param name="instanceId">For which instance.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends it too.</param>
    /// <returns>What it came to.</returns>
    public async Task<T> WatchAsync<T>(string instanceId, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using CancellationTokenSource done = new();
        Task watch = LookAsync(instanceId, stop, done.Token);
        try
        {
            return await work(stop.Token);
        }
        finally
        {
            await done.CancelAsync();
            await watch;
        }
    }

    private async Task LookAsync(string instanceId, CancellationTokenSource stop, CancellationToken done)
    {
        using var timer = new PeriodicTimer(s_pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                if (await IsSetAsync(instanceId, done))
                {
                    await stop.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The work is done.
        }
    }

    private async Task<bool> IsSetAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            await using Stream? mark = await blobs.TryGetAsync(NameOf(instanceId), cancellationToken);
            return mark is not null;
        }
        catch (StoreException e) when (e.IsTransient)
        {
            // The next look tells.
            return false;
        }
    }

    private static string NameOf(string instanceId) => $"cancels/{instanceId}";
}
