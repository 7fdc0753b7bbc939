using NextGpt.Contracts.Jobs;
using NextGpt.Model.Answers;
using NextGpt.Model.Encoders;
using NextGpt.Model.Reasoning;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Decoding;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Models;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Telemetry;

namespace NextGpt.Pipeline.Activities;

/// <summary>The language model answers; each group that it closes is stored and announced to the orchestration while it goes on writing.</summary>
/// <param name="models">The models.</param>
/// <param name="artifacts">Where requests, embeddings and results are.</param>
/// <param name="feed">Hears the text.</param>
/// <param name="time">The clock.</param>
/// <param name="ahead">Lets decoders begin before they are called for; null where activities do not share a process.</param>
public sealed class ReasonActivity(IModelSource models, IArtifactStore artifacts, IJobFeed feed, TimeProvider time, DecodeAhead? ahead = null)
{
    /// <summary>Reasons.</summary>
    /// <param name="instanceId">The orchestration that waits for the groups.</param>
    /// <param name="events">Tells it; engines give it with each call.</param>
    /// <param name="input">What.</param>
    /// <param name="cancellationToken">Ends the work within one token.</param>
    /// <param name="jobEnd">Ends the decoders that have begun and that no activity has taken, also after the call.</param>
    /// <returns>Where the answer is, and its groups.</returns>
    public Task<ReasonResult> RunAsync(string instanceId, IEventRaiser events, ReasonInput input, CancellationToken cancellationToken, CancellationToken jobEnd = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ActivityDeadline.RunAsync(input, time, token => ReasonAsync(instanceId, events, input, token, jobEnd), cancellationToken);
    }

    private async Task<ReasonResult> ReasonAsync(
        string instanceId, IEventRaiser events, ReasonInput input, CancellationToken cancellationToken, CancellationToken jobEnd)
    {
        var watch = new Watch(time);
        string name = ArtifactNames.Reason(input);
        if (await artifacts.TryGetDocumentAsync(name, PipelineJson.Default.ReasonedAnswer, cancellationToken) is { } known)
        {
            // An earlier run was interrupted after its last step: its answer is the answer.
            ArtifactReference again = await artifacts.PutDocumentAsync(name, known, PipelineJson.Default.ReasonedAnswer, cancellationToken);
            return new ReasonResult(again, GroupsOf(known), Cached: true, 0, 0, watch.Lap());
        }

        GenerationRequest request = await artifacts.GetDocumentAsync(input.Request, PipelineJson.Default.GenerationRequest, cancellationToken);
        ReasonRequest question = await QuestionAsync(input, request, cancellationToken);
        double store = watch.Lap();
        IModelStages model = await models.GetAsync(input.BundleDigest, cancellationToken);
        double load = watch.Lap();
        var announcer = new GroupAnnouncer(instanceId, input.Job, artifacts, events, feed, () => PipelineTelemetry.FirstPart(input.CreatedAt, time), Begin, cancellationToken);
        ReasonOutcome outcome;
        IReadOnlyList<ClosedGroup> groups;
        try
        {
            outcome = await model.ReasonAsync(question, announcer, cancellationToken);
            groups = await announcer.StoredAsync();
        }
        catch
        {
            // Whatever became of the run: nothing of it goes on after it.
            await ((Task)announcer.StoredAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await announcer.AnnouncedAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        double reason = watch.Lap();
        var answer = new ReasonedAnswer(
            [.. outcome.Result.Parts.Select(p => new ReasonedAnswerPart(p.Index, p.Text, groups.FirstOrDefault(g => p.Group is not null && g.Part == p.Index)))],
            outcome.Result.Finish == FinishReason.Stop ? "stop" : "length",
            outcome.Result.PromptTokens,
            outcome.Result.CompletionTokens,
            [.. Warnings(outcome)]);
        Task<ArtifactReference> artifact = artifacts.PutDocumentAsync(name, answer, PipelineJson.Default.ReasonedAnswer, cancellationToken);
        await Task.WhenAll(artifact, announcer.AnnouncedAsync());
        return new ReasonResult(await artifact, groups, Cached: false, load, reason, store + watch.Lap());

        void Begin(ClosedGroup closed, SignalGroup group)
        {
            if (ahead is not null && request.Decoding is { } decoding)
            {
                ahead.Begin(decoding.Of(input.Job, input.BundleDigest, closed, request.Seed, input.Deadline, input.CreatedAt), group, cancellationToken, jobEnd);
            }
        }
    }

    private static IReadOnlyList<ClosedGroup> GroupsOf(ReasonedAnswer answer) => [.. answer.Parts.Where(p => p.Group is not null).Select(p => p.Group!)];

    private async Task<ReasonRequest> QuestionAsync(ReasonInput input, GenerationRequest request, CancellationToken cancellationToken)
    {
        var turns = new List<ConversationTurn>();
        foreach (RequestTurn turn in request.Turns)
        {
            turns.Add(new ConversationTurn(
                await PartsAsync(input, turn.User, cancellationToken),
                turn.Assistant is null ? null : await PartsAsync(input, turn.Assistant, cancellationToken)));
        }

        return new ReasonRequest
        {
            Turns = turns,
            MaxTokens = request.MaxTokens,
            Rules = new ModalityRules { Exactly = request.Modalities, Forbidden = request.Forbid },
            Stop = request.Stop ?? [],
            Sampling = new SamplingOptions { Temperature = request.Temperature, TopP = request.TopP, TopK = request.TopK, Seed = request.Seed },
        };
    }

    private async Task<List<TurnPart>> PartsAsync(ReasonInput input, IReadOnlyList<RequestPart> parts, CancellationToken cancellationToken)
    {
        var result = new List<TurnPart>();
        foreach (RequestPart part in parts)
        {
            if (part.Media is null)
            {
                result.Add(TurnPart.Of(part.Text ?? string.Empty));
                continue;
            }

            using MemoryStream bytes = await artifacts.GetBytesAsync(ArtifactNames.Encoding(input.BundleDigest, part.Media), cancellationToken);
            result.Add(TurnPart.Of(EncodedMedia.Read(bytes)));
        }

        return result;
    }

    private static IEnumerable<JobWarning> Warnings(ReasonOutcome outcome)
    {
        if (outcome.DroppedTurns > 0)
        {
            yield return new JobWarning(AnswerWarning.TurnsDropped, $"The {outcome.DroppedTurns} oldest turns did not fit the model's context and were left out.");
        }

        if (outcome.Result.CutGroup is { } cut)
        {
            yield return new JobWarning(AnswerWarning.GroupCut, $"The limit of tokens left no room for another {cut.ToString().ToLowerInvariant()}.");
        }
        else if (outcome.Result.Finish == FinishReason.Length)
        {
            yield return new JobWarning(AnswerWarning.Length, $"The answer ended at the limit of {outcome.Result.CompletionTokens} tokens.");
        }
    }
}
