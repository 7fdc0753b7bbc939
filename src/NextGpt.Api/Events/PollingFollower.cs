using Microsoft.Extensions.Logging;
using NextGpt.Api.Jobs;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Feeds;

namespace NextGpt.Api.Events;

/// <summary>
/// Asks the engine how watched jobs stand, and the store what their model runs wrote, for as long as somebody watches: for engines and
/// models of other processes.
/// </summary>
internal sealed partial class PollingFollower(JobEventHub hub, JobAnswers answers, StoredFeedReader feed, TimeProvider time, ILogger<PollingFollower> log) : IJobFollower
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(0.5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Following> _followed = new(StringComparer.Ordinal);

    public IAsyncDisposable Follow(string job)
    {
        lock (_lock)
        {
            if (!_followed.TryGetValue(job, out Following? following))
            {
                var stop = new CancellationTokenSource();
                _followed.Add(job, following = new Following(stop, LookAsync(job, stop.Token)));
            }

            following.Watchers++;
            return new Watcher(this, job, following);
        }
    }

    private async Task LookAsync(string job, CancellationToken stop)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(s_pause, time);
        string? read = null;
        try
        {
            do
            {
                try
                {
                    JobAnswer answer = await answers.FindAsync(job, stop);
                    read = await feed.ReadAsync(job, read, hub, stop);
                    if (answer.Current is { } instance)
                    {
                        hub.OnChanged(instance);
                        if (instance.IsSettled)
                        {
                            return;
                        }
                    }
                }
                catch (Exception e) when (e is TransientException or StoreException { IsTransient: true })
                {
                    LogMissed(job, e);
                }
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The last watcher has gone.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Watchers of {Job} are told late.")]
    private partial void LogMissed(string job, Exception exception);

    private sealed class Following(CancellationTokenSource stop, Task looking)
    {
        public int Watchers { get; set; }

        public async ValueTask EndAsync()
        {
            await stop.CancelAsync();
            await looking;
            stop.Dispose();
        }
    }

    private sealed class Watcher(PollingFollower owner, string job, Following following) : IAsyncDisposable
    {
        private bool _gone;

        public async ValueTask DisposeAsync()
        {
            lock (owner._lock)
            {
                if (_gone)
                {
                    return;
                }

                _gone = true;
                if (--following.Watchers > 0)
                {
                    return;
                }

                owner._followed.Remove(job);
            }

            await following.EndAsync();
        }
    }
}
