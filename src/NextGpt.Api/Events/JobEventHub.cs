using System.Collections.Concurrent;
using System.Globalization;
using NextGpt.Api.Engine;
using NextGpt.Pipeline.Feeds;

namespace NextGpt.Api.Events;

/// <summary>
/// Hears what jobs do in this process, and lets watchers follow. It remembers jobs at work only, and nothing beyond the process: a watcher
/// who comes back later than that is shown how the job stands instead.
/// </summary>
/// <param name="time">The clock; it tells this process from an earlier one.</param>
public sealed class JobEventHub(TimeProvider time) : IJobFeed
{
    private readonly ConcurrentDictionary<string, JobLog> _logs = new(StringComparer.Ordinal);
    private readonly string _epoch = time.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);
    private long _number;

    /// <inheritdoc/>
    public void OnText(string job, int part, int offset, string delta) => _logs.GetValueOrDefault(job)?.Text(part, offset, delta);

    /// <inheritdoc/>
    public void OnStep(string job, int part, int done, int total) => _logs.GetValueOrDefault(job)?.Step(part, done, total);

    /// <summary>An engine tells how an instance stands: a job's own, or that of a retry of one of its parts.</summary>
    /// <param name="instance">How it stands.</param>
    public void OnChanged(JobInstance instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        string job = instance.Id.Split('.', 2)[0];
        if (!instance.IsSettled)
        {
            LogOf(job).Show(instance);
        }
        else if (_logs.TryRemove(job, out JobLog? log))
        {
            log.Show(instance);
        }
    }

    /// <summary>Gets what is known of a job at work beyond what its engine shows.</summary>
    /// <param name="job">The job's id.</param>
    /// <returns>Texts and steps so far.</returns>
    public JobLive Live(string job) => _logs.TryGetValue(job, out JobLog? log) ? log.Live : JobLive.Nothing;

    /// <summary>Gets the log of a job at work; the caller has looked that it is.</summary>
    internal JobLog LogOf(string job) => _logs.GetOrAdd(job, _ => new JobLog(() => Interlocked.Increment(ref _number)));

    /// <summary>Lets go of a log that was asked for when the job had its outcome already.</summary>
    internal void Drop(string job, JobLog log) => _logs.TryRemove(new KeyValuePair<string, JobLog>(job, log));

    /// <summary>Writes a number as watchers get it.</summary>
    internal string IdOf(long sequence) => string.Create(CultureInfo.InvariantCulture, $"{_epoch}-{sequence}");

    /// <summary>Reads a number that a watcher brings back; null if it is none of this process.</summary>
    internal long? Parse(string? id) =>
        id is not null
        && id.StartsWith(_epoch + "-", StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(_epoch.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)
            ? sequence
            : null;
}
