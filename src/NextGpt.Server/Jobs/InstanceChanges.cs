using System.Collections.Concurrent;
using NextGpt.Api.Engine;
using NextGpt.Api.Events;
using NextGpt.Server.Engine;

namespace NextGpt.Server.Jobs;

/// <summary>Lets others wait for what the engine's thread of control tells.</summary>
/// <param name="hub">Lets watchers of jobs follow.</param>
public sealed class InstanceChanges(JobEventHub hub) : IInstanceObserver
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JobInstance?>> _waiters = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void OnChanged(InstanceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        JobInstance instance = InstanceView.Of(state);
        hub.OnChanged(instance);
        if (instance.IsSettled && _waiters.TryRemove(state.Id, out TaskCompletionSource<JobInstance?>? waiter))
        {
            waiter.TrySetResult(instance);
        }
    }

    internal async Task<JobInstance?> WaitAsync(string id, Func<InstanceState?> find, CancellationToken cancellationToken)
    {
        // First the waiter, then the look: a change in between is not missed.
        TaskCompletionSource<JobInstance?> waiter = _waiters.GetOrAdd(id, _ => new TaskCompletionSource<JobInstance?>(TaskCreationOptions.RunContinuationsAsynchronously));
        JobInstance? now = find() is { } state ? InstanceView.Of(state) : null;
        if (now is null or { IsSettled: true })
        {
            _waiters.TryRemove(new KeyValuePair<string, TaskCompletionSource<JobInstance?>>(id, waiter));
            waiter.TrySetResult(now);
        }

        return await waiter.Task.WaitAsync(cancellationToken);
    }
}
