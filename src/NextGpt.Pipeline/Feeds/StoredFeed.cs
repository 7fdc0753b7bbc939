using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;

namespace NextGpt.Pipeline.Feeds;

/// <summary>
/// A feed for watchers in other processes: what happens is put into the store about once a second, below the job, and goes with it. What
/// the store does not take is lost, and nothing else: the answer never depends on it.
/// </summary>
/// <param name="blobs">The store.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Tells of what was lost.</param>
public sealed partial class StoredFeed(IBlobArea blobs, TimeProvider time, ILogger<StoredFeed> log) : IJobFeed, IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<FeedLine>> _waiting = new(StringComparer.Ordinal);
    private ITimer? _timer;
    private Task _writing = Task.CompletedTask;
    private long _number;
    private bool _ended;

    /// <inheritdoc/>
    public void OnText(string job, int part, int offset, string delta) => Add(job, new FeedLine(part, offset, delta));

    /// <inheritdoc/>
    public void OnStep(string job, int part, int done, int total) => Add(job, new FeedLine(part, Done: done, Total: total));

    /// <summary>Writes what is left.</summary>
    /// <returns>Ends when it is written.</returns>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _ended = true;
        }

        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        Flush();
        await _writing;
    }

    internal static string Prefix(string job) => $"{ArtifactNames.Job(job)}/live";

    private void Add(string job, FeedLine line)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            if (_waiting.Count == 0)
            {
                _timer ??= time.CreateTimer(_ => Flush(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(s_pause, Timeout.InfiniteTimeSpan);
            }

            if (!_waiting.TryGetValue(job, out List<FeedLine>? lines))
            {
                _waiting.Add(job, lines = []);
            }

            if (lines.Count > 0 && lines[^1].With(line) is { } joined)
            {
                lines[^1] = joined;
            }
            else
            {
                lines.Add(line);
            }
        }
    }

    private void Flush()
    {
        lock (_lock)
        {
            KeyValuePair<string, List<FeedLine>>[] taken = [.. _waiting];
            _waiting.Clear();
            if (taken.Length > 0)
            {
                _writing = WriteAsync(_writing, taken);
            }
        }
    }

    private async Task WriteAsync(Task before, KeyValuePair<string, List<FeedLine>>[] taken)
    {
        await before;
        foreach ((string job, List<FeedLine> lines) in taken)
        {
            // In the order of their names: the time tells processes apart that took turns with a job.
            string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix(job)}/{time.GetUtcNow().UtcTicks:D19}-{Interlocked.Increment(ref _number):D6}");
            try
            {
                using var bytes = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes([.. lines], FeedJson.Default.FeedLineArray), writable: false);
                await blobs.PutIfAbsentAsync(name, bytes);
            }
            catch (StoreException e)
            {
                LogLost(job, lines.Count, e);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Watchers of {Job} miss {Count} lines of its feed.")]
    private partial void LogLost(string job, int count, Exception exception);
}
