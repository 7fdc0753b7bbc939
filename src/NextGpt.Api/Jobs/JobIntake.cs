using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NextGpt.Api.Engine;
using NextGpt.Api.Media;
using NextGpt.Api.Models;
using NextGpt.Api.Problems;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Models;
using NextGpt.Contracts.Problems;
using NextGpt.Model.Answers;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Outbound;
using NextGpt.Pipeline.Telemetry;

namespace NextGpt.Api.Jobs;

/// <summary>
/// Accepts requests, wherever they come from. Everything that decides the answer is stored before the job is started, and stored once:
/// the same submission again, however often and however broken off before, comes to the same job.
/// </summary>
public sealed class JobIntake
{
    private readonly IJobEngine _engine;
    private readonly IMediaIntake _media;
    private readonly JobRecords _records;
    private readonly ModelCatalog _models;
    private readonly Conversations _conversations;
    private readonly MediaUses _uses;
    private readonly IJobAdmission _admission;
    private readonly OutboundGuard _guard;
    private readonly JobDefaults _defaults;
    private readonly TimeProvider _time;

    internal JobIntake(
        IJobEngine engine,
        IMediaIntake media,
        JobRecords records,
        ModelCatalog models,
        Conversations conversations,
        MediaUses uses,
        IJobAdmission admission,
        OutboundGuard guard,
        JobDefaults defaults,
        TimeProvider time)
    {
        (_engine, _media, _records, _models) = (engine, media, records, models);
        (_conversations, _uses, _admission, _guard, _defaults, _time) = (conversations, uses, admission, guard, defaults, time);
    }

    /// <summary>Accepts a request. When the call returns, its job cannot be lost any more.</summary>
    /// <param name="submission">The request and how it came.</param>
    /// <param name="cancellationToken">Gives up; the job may still have been accepted.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ProblemException">The model cannot answer it, or it contradicts an earlier one of the same id or key.</exception>
    /// <exception cref="JobQueueFullException">As many jobs wait as may.</exception>
    public async Task<SubmittedJob> SubmitAsync(JobSubmission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ModelCard model = ModelRules.Check(submission.Request, _models);
        if (submission.Request.Webhook is { } webhook)
        {
            _guard.Check(webhook.Url, "webhook.url");
        }

        string sha256 = Digest(string.Join('\n', Said(submission).Prepend(JobJson.Serialize(submission.Request))));
        string id = submission.Id ?? JobIds.NewJob(_time);
        if (submission.IdempotencyKey is { } key)
        {
            id = await _records.ClaimAsync(submission.Owner, key, id, cancellationToken);
        }

        JobRecord? record = await _records.FindAsync(id, cancellationToken);
        bool isNew = record is null;
        if (record is null)
        {
            await _admission.AdmitAsync(submission.Owner, id, cancellationToken);
        }

        try
        {
            record ??= await AddAsync(id, sha256, submission, model, cancellationToken);
            if (record.RequestSha256 != sha256 || record.Owner != submission.Owner)
            {
                throw Taken(submission, id);
            }

            await TakeTurnAsync(record, cancellationToken);
            await StartAsync(record, isNew, cancellationToken);
            PipelineTelemetry.Accepted(id);
            return new SubmittedJob(id, isNew);
        }
        catch when (isNew)
        {
            await _admission.ForgetAsync(submission.Owner, id, CancellationToken.None);
            throw;
        }
    }

    /// <summary>
    /// After the record was written, so that whoever sees the turn taken finds its job, and before the job is started: a record whose turn is another's has never run.
    /// </summary>
    private async Task TakeTurnAsync(JobRecord record, CancellationToken cancellationToken)
    {
        if (!await _conversations.TakeAsync(record, cancellationToken))
        {
            await RemoveAsync(record);
            throw Conversations.Taken(record.Conversation);
        }
    }

    private async Task StartAsync(JobRecord record, bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            if (!await _engine.StartAsync(record.Start, cancellationToken) && isNew)
            {
                await ReplaceAsync(record, cancellationToken);
            }
        }
        catch (Exception e) when (isNew && e is JobQueueFullException or MessageTooLargeException or ProblemException)
        {
            await RemoveAsync(record);
            throw;
        }
    }

    private async Task RemoveAsync(JobRecord record)
    {
        await _records.RemoveAsync(record.Id, CancellationToken.None);
        foreach (MediaInput media in record.Start.Media)
        {
            await _uses.RemoveAsync(media.Sha256, record.Id, CancellationToken.None);
        }
    }

    /// <summary>A deleted job of this id may not have been let go of, because somebody was still being told of it.</summary>
    private async Task ReplaceAsync(JobRecord record, CancellationToken cancellationToken)
    {
        JobInstance? instance = await _engine.FindAsync(record.Id, cancellationToken);
        bool isOld = instance is { IsSettled: true } && instance.CreatedAt < record.Start.CreatedAt;
        if (isOld && !(await _engine.PurgeAsync(record.Id, cancellationToken) && await _engine.StartAsync(record.Start, cancellationToken)))
        {
            throw new ProblemException(
                StatusCodes.Status409Conflict, ProblemCode.WrongState, $"The id {record.Id} belongs to a deleted job that is still being announced; expected to wait, or another id.");
        }
    }

    private async Task<JobRecord> AddAsync(string id, string sha256, JobSubmission submission, ModelCard model, CancellationToken cancellationToken)
    {
        var taken = new MediaSubmission(id, submission.Owner) { Files = submission.Files };
        try
        {
            (JobRecord record, Artifact request) = await RecordAsync(id, sha256, submission, taken, model, cancellationToken);

            // Nobody else can ask for a turn of a conversation that begins here, so that its first need not wait for the record.
            Artifact[] turn = submission.Request.Conversation is null ? [Conversations.TurnOf(record)] : [];
            return await _records.AddAsync(record, [request, .. record.Start.Media.Select(m => MediaUses.NoteOf(m.Sha256, id)), .. turn], cancellationToken);
        }
        catch when (taken.Stored.Count > 0)
        {
            // Some of its media were taken, and the request was not: nothing of it stays. An equal request may have been luckier meanwhile.
            if (await _records.FindAsync(id, CancellationToken.None) is null)
            {
                foreach (string sha in taken.Stored)
                {
                    await _uses.RemoveAsync(sha, id, CancellationToken.None);
                }
            }

            throw;
        }
    }

    private async Task<(JobRecord Record, Artifact Request)> RecordAsync(
        string id, string sha256, JobSubmission submission, MediaSubmission taken, ModelCard model, CancellationToken cancellationToken)
    {
        JobRequest asked = submission.Request;
        IReadOnlyList<RequestPart> parts = await PartsAsync(
            asked.Input.Select((input, i) => new AskedPiece(input, submission.Fields?[i] ?? $"input[{i}]")), taken, cancellationToken);
        string conversation = asked.Conversation ?? JobIds.ConversationOf(id);
        IReadOnlyList<ConversationJob> jobs = asked.Conversation is null ? [] : await _conversations.OpenAsync(conversation, submission.Owner, cancellationToken);
        int ownMedia = parts.Count(p => p.Media is not null);
        (IReadOnlyList<RequestTurn> earlier, int dropped) = submission.Earlier.Count > 0
            ? await ToldAsync(submission.Earlier, ownMedia, taken, cancellationToken)
            : await _conversations.ContextAsync(conversation, jobs, id, ownMedia, cancellationToken);
        GenerationRequest stored = JobDrafts.Stored(asked, [.. earlier, new RequestTurn(parts)], _defaults);
        MediaInput[] media = [.. stored.Turns.SelectMany(t => t.User.Concat(t.Assistant ?? [])).Where(p => p.Media is not null).Select(p => p.Media!).Distinct()];
        (Artifact request, ArtifactReference reference) = Stored(id, stored);
        int turn = jobs.TakeWhile(j => j.Job != id).Count();
        var record = new JobRecord
        {
            Start = JobDrafts.Start(id, asked, model.BundleDigest, reference, media, _defaults, _time.GetUtcNow().UtcDateTime),
            RequestSha256 = sha256,
            Model = model.Id,
            Conversation = conversation,
            Turn = turn,
            Owner = submission.Owner,
            Metadata = asked.Metadata,
            Input = [.. parts.Select(JobDrafts.Asked)],
            Brought = [.. submission.Brought.Concat(asked.Input.Zip(parts).Where(p => p.First.Url is not null).Select(p => p.Second.Media!.Id)).Distinct()],
            Warnings = dropped == 0 ? submission.Warnings : [.. submission.Warnings, new JobWarning(AnswerWarning.TurnsDropped, $"{dropped} earlier turns were left out: a job reads so many turns and media at most.")],
        };
        return (record, request);
    }

    private async Task<IReadOnlyList<RequestPart>> PartsAsync(IEnumerable<AskedPiece> pieces, MediaSubmission taken, CancellationToken cancellationToken)
    {
        List<RequestPart> parts = [];
        foreach (AskedPiece piece in pieces)
        {
            parts.Add(piece.Input.Type == Modality.Text
                ? new RequestPart(piece.Input.Text)
                : new RequestPart(null, await _media.ResolveAsync(piece.Input, piece.Field, taken, cancellationToken)));
        }

        return parts;
    }

    private async Task<(IReadOnlyList<RequestTurn> Turns, int Dropped)> ToldAsync(
        IReadOnlyList<AskedTurn> earlier, int ownMedia, MediaSubmission taken, CancellationToken cancellationToken)
    {
        AskedTurn[] kept = _conversations.Newest(earlier, ownMedia);
        List<RequestTurn> turns = [];
        foreach (AskedTurn turn in kept)
        {
            turns.Add(new RequestTurn(await PartsAsync(turn.User, taken, cancellationToken), await PartsAsync(turn.Assistant, taken, cancellationToken)));
        }

        return (turns, earlier.Count - kept.Length);
    }

    private static IEnumerable<string> Said(JobSubmission submission) =>
        submission.Earlier.SelectMany(t => new[] { t.User, t.Assistant }).Select(side => JobJson.Serialize(new JobRequest { Input = [.. side.Select(p => p.Input)] }));

    /// <summary>Under a name of its content: what another request of this id left behind when it was broken off is not taken for it.</summary>
    private static (Artifact Request, ArtifactReference Reference) Stored(string id, GenerationRequest stored)
    {
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(stored, PipelineJson.Default.GenerationRequest);
        string digest = Convert.ToHexStringLower(SHA256.HashData(content));
        string name = ArtifactNames.Request(id, digest);
        return (new Artifact(name, content), new ArtifactReference(name, digest));
    }

    private static ProblemException Taken(JobSubmission submission, string id) => submission.IdempotencyKey is null
        ? new ProblemException(StatusCodes.Status409Conflict, ProblemCode.Conflict, $"The id {id} belongs to a job of another request; expected the same request, or another id.")
        : new ProblemException(StatusCodes.Status422UnprocessableEntity, ProblemCode.Conflict, $"The Idempotency-Key {Shown.Of(submission.IdempotencyKey)} came with another request before; expected the same request, or another key.");

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
