using System.Globalization;
using NextGpt.Api.Hosting;
using NextGpt.Api.Problems;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Jobs;

/// <summary>Conversations: numbered turns, each a job. A turn is taken by writing its number, which only one can do.</summary>
internal sealed class Conversations(
    IArtifactStore artifacts, IBlobArea blobs, JobRecords records, JobAnswers answers, RequestLimits limits, TimeProvider time)
{
    private static readonly TimeSpan s_busy = TimeSpan.FromSeconds(2);

    // A record is written before its job is started. One that is older than this and has no job was broken off in between, and nobody waits for it.
    private static readonly TimeSpan s_starting = TimeSpan.FromSeconds(30);

    /// <summary>Gets a conversation's jobs, oldest first.</summary>
    /// <exception cref="ProblemException">There is no such conversation, or it is somebody else's.</exception>
    public async Task<IReadOnlyList<ConversationJob>> OpenAsync(string conversation, string? owner, CancellationToken cancellationToken) =>
        await ListAsync(conversation, owner, cancellationToken) is { Count: > 0 } jobs
            ? jobs
            : throw ProblemException.Invalid("conversation", conversation, "one that an earlier job belongs to");

    /// <summary>Gets a conversation's jobs, oldest first; none if there is no such conversation, or it is somebody else's.</summary>
    public async Task<IReadOnlyList<ConversationJob>> ListAsync(string conversation, string? owner, CancellationToken cancellationToken)
    {
        List<ConversationJob> jobs = [];
        await foreach (StoredBlob blob in blobs.ListAsync(PrefixOf(conversation), cancellationToken))
        {
            if (await artifacts.TryGetDocumentAsync(blob.Name, ApiJson.Default.ConversationJob, cancellationToken) is { } job)
            {
                jobs.Add(job);
            }
        }

        return jobs.Count > 0 && JobAccess.MaySee(jobs[0].Owner, owner) ? jobs : [];
    }

    /// <summary>Gets the newest of the turns that a client tells of: as many as may be context.</summary>
    public AskedTurn[] Newest(IReadOnlyList<AskedTurn> turns, int ownMedia)
    {
        int media = ownMedia;
        int kept = 0;
        foreach (AskedTurn turn in turns.Reverse())
        {
            media += turn.User.Concat(turn.Assistant).Count(p => p.Input.Type != Modality.Text);
            if (kept >= limits.MaxTurns || media > limits.MaxMedia)
            {
                break;
            }

            kept++;
        }

        return [.. turns.Skip(turns.Count - kept)];
    }

    /// <summary>Gets what was said before a turn: the newest turns that may be context, and whether others were left out.</summary>
    /// <exception cref="ProblemException">The turn before is not answered yet.</exception>
    public async Task<(IReadOnlyList<RequestTurn> Turns, int Dropped)> ContextAsync(
        string conversation, IReadOnlyList<ConversationJob> jobs, string job, int ownMedia, CancellationToken cancellationToken)
    {
        List<RequestTurn> turns = [];
        int media = ownMedia;
        int earlier = 0;
        bool full = false;
        foreach (ConversationJob before in jobs.Where(j => j.Job != job).Reverse())
        {
            if (await records.FindAsync(before.Job, cancellationToken) is not { } record)
            {
                continue;
            }

            JobAnswer state = await answers.FindAsync(before.Job, cancellationToken);
            if (state.Current is { IsSettled: false } || (state.Current is null && time.GetUtcNow().UtcDateTime - record.Start.CreatedAt < s_starting))
            {
                throw new ProblemException(
                    StatusCodes.Status409Conflict, ProblemCode.WrongState, $"Conversation {conversation}: its job {before.Job} is not answered yet; expected to wait for it, or to cancel it.")
                {
                    RetryAfter = s_busy,
                };
            }

            if (full || await TurnAsync(record, state, cancellationToken) is not { } turn)
            {
                earlier += full ? 1 : 0;
                continue;
            }

            media += turn.User.Concat(turn.Assistant ?? []).Count(p => p.Media is not null);
            full = turns.Count >= limits.MaxTurns || media > limits.MaxMedia;
            if (full)
            {
                earlier++;
            }
            else
            {
                turns.Insert(0, turn);
            }
        }

        return (turns, earlier);
    }

    /// <summary>Gets what takes the turn that a job's record names, once it is written.</summary>
    public static Artifact TurnOf(JobRecord record) => Artifact.Of(
        string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(record.Conversation)}/{record.Turn:D6}.json"),
        new ConversationJob(record.Id, record.Owner),
        ApiJson.Default.ConversationJob);

    /// <summary>Takes the turn that a job's record names.</summary>
    /// <returns>False if another job has it.</returns>
    public async Task<bool> TakeAsync(JobRecord record, CancellationToken cancellationToken)
    {
        Artifact turn = TurnOf(record);
        await artifacts.PutIfAbsentAsync(turn.Name, turn.Content, cancellationToken);
        return await artifacts.TryGetDocumentAsync(turn.Name, ApiJson.Default.ConversationJob, cancellationToken) == new ConversationJob(record.Id, record.Owner);
    }

    /// <summary>Says that a conversation's turn is somebody else's.</summary>
    public static ProblemException Taken(string conversation) => new(
        StatusCodes.Status409Conflict, ProblemCode.WrongState, $"Conversation {conversation}: another job took this turn at the same time; expected one turn after another.")
    {
        RetryAfter = s_busy,
    };

    /// <summary>Forgets who took which turn.</summary>
    public Task ForgetAsync(string conversation, CancellationToken cancellationToken) => blobs.DeleteAsync(PrefixOf(conversation), cancellationToken);

    private async Task<RequestTurn?> TurnAsync(JobRecord record, JobAnswer state, CancellationToken cancellationToken)
    {
        if (state.Reference is null || await artifacts.TryGetDocumentAsync(state.Reference.Name, PipelineJson.Default.StoredAnswer, cancellationToken) is not { } answer)
        {
            return null;
        }

        RequestPart[] said = [.. answer.Parts.Where(p => p.Status == JobStatus.Succeeded).Select(Part)];
        GenerationRequest? request = said.Length == 0
            ? null
            : await artifacts.TryGetDocumentAsync(record.Start.Request.Name, PipelineJson.Default.GenerationRequest, cancellationToken);
        return request is null ? null : new RequestTurn(request.Turns[^1].User, said);
    }

    private static RequestPart Part(JobPart part) =>
        part.Media is { } media ? new RequestPart(null, new MediaInput(media.Id, media.Sha256, part.Type)) : new RequestPart(part.Text);

    private static string PrefixOf(string conversation) => $"conversations/{conversation}";
}
