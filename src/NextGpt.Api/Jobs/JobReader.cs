using NextGpt.Api.Engine;
using NextGpt.Api.Events;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Api.Jobs;

/// <summary>Shows jobs as clients see them, of what the engine knows, what is stored, and what was heard of their work.</summary>
public sealed class JobReader
{
    private readonly IJobEngine _engine;
    private readonly IArtifactStore _artifacts;
    private readonly IMediaStore _media;
    private readonly JobRecords _records;
    private readonly JobAnswers _answers;
    private readonly JobEventHub _hub;
    private readonly TimeSpan? _retention;

    internal JobReader(IJobEngine engine, IArtifactStore artifacts, IMediaStore media, JobRecords records, JobAnswers answers, JobEventHub hub, JobDefaults defaults) =>
        (_engine, _artifacts, _media, _records, _answers, _hub, _retention) = (engine, artifacts, media, records, answers, hub, defaults.Retention);

    /// <summary>Shows a job.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="caller">Who asks; null may see all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job, or null if there is none that the caller may see.</returns>
    public async Task<Job?> FindAsync(string id, string? caller = null, CancellationToken cancellationToken = default)
    {
        if (await RecordAsync(id, caller, cancellationToken) is not { } record)
        {
            return null;
        }

        JobAnswer state = await _answers.FindAsync(id, cancellationToken);
        return state.Main is null ? null : await ShowAsync(record, state, cancellationToken);
    }

    /// <summary>Shows jobs, newest first.</summary>
    /// <param name="after">The cursor of the page before; null begins.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="caller">Who asks; null may see all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One page.</returns>
    /// <exception cref="FormatException">The cursor is none.</exception>
    public async Task<JobList> ListAsync(string? after, int limit, string? caller = null, CancellationToken cancellationToken = default)
    {
        List<Job> jobs = [];
        string? next = after;
        do
        {
            // Each page is as long as what is left to find, so that the cursor is always that of the last one shown.
            JobInstancePage page = await _engine.ListAsync(next, limit - jobs.Count, cancellationToken);
            next = page.Next;
            foreach (JobInstance instance in page.Instances)
            {
                if (await RecordAsync(instance.Id, caller, cancellationToken) is { } record)
                {
                    jobs.Add(await ShowAsync(record, await _answers.FindAsync(instance.Id, instance, cancellationToken), cancellationToken));
                }
            }
        }
        while (next is not null && jobs.Count < limit);

        return new JobList(jobs, next);
    }

    /// <summary>Shows the jobs of a conversation, newest first.</summary>
    /// <param name="conversations">The conversations.</param>
    /// <param name="conversation">Which.</param>
    /// <param name="after">The cursor of the page before; null begins.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="caller">Who asks; null may see all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One page; none if there is no such conversation for the caller.</returns>
    internal async Task<JobList> ListAsync(Conversations conversations, string conversation, string? after, int limit, string? caller, CancellationToken cancellationToken)
    {
        List<Job> jobs = [];
        IEnumerable<string> ids = (await conversations.ListAsync(conversation, caller, cancellationToken)).Select(j => j.Job).Reverse();
        foreach (string id in after is null ? ids : ids.SkipWhile(i => i != after).Skip(1))
        {
            if (jobs.Count == limit)
            {
                return new JobList(jobs, jobs[^1].Id);
            }

            if (await FindAsync(id, caller, cancellationToken) is { } job)
            {
                jobs.Add(job);
            }
        }

        return new JobList(jobs, null);
    }

    /// <summary>Gets the record of a job that the caller may see.</summary>
    internal async Task<JobRecord?> RecordAsync(string id, string? caller, CancellationToken cancellationToken) =>
        JobIds.IsJob(id) && await _records.FindAsync(id, cancellationToken) is { } record && JobAccess.MaySee(record.Owner, caller) ? record : null;

    /// <summary>Shows a medium in the making.</summary>
    internal async Task<JobPart> PartAsync(PartProgress group, double? progress, CancellationToken cancellationToken)
    {
        StoredMedia? stored = MediaId.TryParse(group.MediaId, out MediaId? id) ? await _media.FindAsync(id, cancellationToken) : null;
        return new JobPart
        {
            Index = group.Part,
            Type = group.Type,
            Status = group.Status,
            Progress = group.Status == JobStatus.Succeeded ? 1 : progress,
            Media = stored is null ? null : StoredMediaView.Of(stored),
        };
    }

    private async Task<Job> ShowAsync(JobRecord record, JobAnswer state, CancellationToken cancellationToken)
    {
        JobInstance instance = state.Current!;
        var job = new Job
        {
            Id = record.Id,
            Status = instance.Phase == JobPhase.Queued && state.Retry is null ? JobStatus.Queued : JobStatus.InProgress,
            Stage = instance.Progress?.Stage,
            Progress = instance.Progress?.Progress ?? 0,
            Model = record.Model,
            Conversation = record.Conversation,
            CreatedAt = Seconds(record.Start.CreatedAt),
            ExpiresAt = _retention is { } kept ? Seconds(record.Start.CreatedAt + kept) : null,
            StartedAt = instance.Progress is { } progress ? Seconds(progress.StartedAt) : null,
            Input = record.Input,
            Parts = [],
            Metadata = record.Metadata,
            Warnings = record.Warnings,
            Links = new JobLinks($"/v1/jobs/{record.Id}", $"/v1/jobs/{record.Id}/events", $"/v1/jobs/{record.Id}/cancel"),
        };
        if (state.Reference is { } reference)
        {
            job = await AnsweredAsync(job, reference, keepStatus: !instance.IsSettled, cancellationToken);
        }

        return instance switch
        {
            { IsSettled: true } when state.Reference is not null => job,
            { Outcome: { } outcome } => job with { Status = outcome.Status, Stage = null, Progress = 1, Error = outcome.Error },
            { IsSettled: true } => job with { Status = JobStatus.Failed, Stage = null, Error = new JobError(ErrorCodes.Internal, "The engine could not go on with this job.") },
            { Progress: { } shown } => job with { Parts = await PartsAsync(record, job.Parts, shown, cancellationToken) },
            _ => job,
        };
    }

    private async Task<Job> AnsweredAsync(Job job, ArtifactReference reference, bool keepStatus, CancellationToken cancellationToken)
    {
        StoredAnswer answer = await _artifacts.GetDocumentAsync(reference, PipelineJson.Default.StoredAnswer, cancellationToken);
        Job answered = job with
        {
            Parts = answer.Parts,
            Receipt = answer.Receipt,
            Warnings = [.. job.Warnings, .. answer.Warnings],
            StartedAt = Seconds(answer.StartedAt),
        };
        return keepStatus ? answered : answered with { Status = answer.Status, Stage = null, Progress = 1, Error = answer.Error, CompletedAt = Seconds(answer.EndedAt) };
    }

    /// <summary>The parts of an answer in the making: what an answer before it had, the text so far, and the media that are known to come.</summary>
    private async Task<IReadOnlyList<JobPart>> PartsAsync(JobRecord record, IReadOnlyList<JobPart> before, JobProgress shown, CancellationToken cancellationToken)
    {
        JobLive live = _hub.Live(record.Id);
        SortedDictionary<int, JobPart> parts = [];
        foreach (JobPart part in before)
        {
            parts[part.Index] = part;
        }

        foreach ((int index, string text) in live.Texts)
        {
            parts[index] = new JobPart { Index = index, Type = Modality.Text, Status = JobStatus.InProgress, Text = text };
        }

        if (before.Count == 0 && shown.Stage is ActivityNames.Decode or ActivityNames.Assemble
            && await _artifacts.TryGetDocumentAsync(ArtifactNames.Reason(record.Start), PipelineJson.Default.ReasonedAnswer, cancellationToken) is { } reasoned)
        {
            foreach (ReasonedAnswerPart part in reasoned.Parts.Where(p => p.Text is not null))
            {
                parts[part.Index] = new JobPart { Index = part.Index, Type = Modality.Text, Status = JobStatus.Succeeded, Text = part.Text };
            }
        }

        foreach (PartProgress group in shown.Groups)
        {
            parts[group.Part] = await PartAsync(group, live.Steps.GetValueOrDefault(group.Part), cancellationToken);
        }

        return [.. parts.Values];
    }

    private static long Seconds(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeSeconds();
}
