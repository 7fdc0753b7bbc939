using System.Runtime.CompilerServices;
using System.Text.Json;
using NextGpt.Api.Jobs;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Api.Events;

/// <summary>Follows jobs for watchers.</summary>
public sealed class JobWatch
{
    private static readonly TimeSpan s_signOfLife = TimeSpan.FromSeconds(15);

    private readonly JobEventHub _hub;
    private readonly JobReader _jobs;
    private readonly IJobFollower _follower;
    private readonly TimeProvider _time;

    internal JobWatch(JobEventHub hub, JobReader jobs, IJobFollower follower, TimeProvider time) => (_hub, _jobs, _follower, _time) = (hub, jobs, follower, time);

    /// <summary>Follows a job to its end, beginning with how it stands, or after the event that was the last one to be seen.</summary>
    /// <param name="id">The job's id; there is such a job.</param>
    /// <param name="lastEventId">The last event that was seen; null, or one that is not known any more, begins with how the job stands.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The events; the last one is <see cref="JobEvent.End"/>, unless the job is deleted meanwhile.</returns>
    public async IAsyncEnumerable<JobEvent> FollowAsync(string id, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // First the log, then the look: what happens in between is in the log.
        JobLog log = _hub.LogOf(id);
        await using IAsyncDisposable following = _follower.Follow(id);
        long position = _hub.Parse(lastEventId) is { } known && log.Reaches(known) ? known : -1;
        while (true)
        {
            if (position < 0)
            {
                position = log.Now;
                Job? job = await _jobs.FindAsync(id, cancellationToken: cancellationToken);
                if (job is null || JobResult.IsEnded(job.Status))
                {
                    _hub.Drop(id, log);
                    if (job is not null)
                    {
                        yield return new JobEvent(_hub.IdOf(position), JobEvent.End, JobJson.SerializeLine(job));
                    }

                    yield break;
                }

                yield return new JobEvent(_hub.IdOf(position), JobEvent.Job, JobJson.SerializeLine(job));
            }

            if (log.After(position) is not var (happened, changed))
            {
                position = -1;
                continue;
            }

            foreach (JobHappening happening in happened)
            {
                position = happening.Sequence;
                if (await WriteAsync(id, happening, cancellationToken) is { } written)
                {
                    yield return written;
                }

                if (happening is JobSettled)
                {
                    yield break;
                }
            }

            if (happened.Count == 0 && !await HappensAsync(changed, cancellationToken))
            {
                yield return JobEvent.Alive;
            }
        }
    }

    private async Task<bool> HappensAsync(Task changed, CancellationToken cancellationToken)
    {
        try
        {
            await changed.WaitAsync(s_signOfLife, _time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task<JobEvent?> WriteAsync(string id, JobHappening happening, CancellationToken cancellationToken)
    {
        string number = _hub.IdOf(happening.Sequence);
        return happening switch
        {
            StageReached h => new JobEvent(number, JobEvent.Stage, JsonSerializer.Serialize(new StageData(h.Stage, h.Progress), EventJson.Default.StageData)),
            TextWritten h => new JobEvent(number, JobEvent.Text, JsonSerializer.Serialize(new TextData(h.Part, h.Offset, h.Delta), EventJson.Default.TextData)),
            StepsDone h => new JobEvent(number, JobEvent.Progress, JsonSerializer.Serialize(new ProgressData(h.Part, h.Done, h.Total), EventJson.Default.ProgressData)),
            PartChanged h => new JobEvent(number, JobEvent.Part, JobJson.SerializeLine(await _jobs.PartAsync(h.Part, progress: null, cancellationToken))),
            _ => await _jobs.FindAsync(id, cancellationToken: cancellationToken) is { } job ? new JobEvent(number, JobEvent.End, JobJson.SerializeLine(job)) : null,
        };
    }
}
