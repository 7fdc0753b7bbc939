using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Activities;

/// <summary>Parts become a stored answer with its receipt. It is written once: who comes second returns what is there.</summary>
/// <param name="artifacts">Where everything is.</param>
/// <param name="time">The clock.</param>
public sealed class AssembleActivity(IArtifactStore artifacts, TimeProvider time)
{
    /// <summary>Assembles.</summary>
    /// <param name="input">What.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What the job has come to, and where its answer is.</returns>
    public Task<AssembleResult> RunAsync(AssembleInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ActivityDeadline.RunAsync(input, time, token => AssembleAsync(input, token), cancellationToken);
    }

    private async Task<AssembleResult> AssembleAsync(AssembleInput input, CancellationToken cancellationToken)
    {
        string name = ArtifactNames.Answer(input.Job, input.Revision);
        StoredAnswer? answer = await artifacts.TryGetDocumentAsync(name, PipelineJson.Default.StoredAnswer, cancellationToken);
        answer ??= input.Previous is null ? await FirstAsync(input, cancellationToken) : await NextAsync(input, input.Previous, cancellationToken);
        ArtifactReference reference = await artifacts.PutDocumentAsync(name, answer, PipelineJson.Default.StoredAnswer, cancellationToken);
        return new AssembleResult(answer.Status, reference);
    }

    private async Task<StoredAnswer> FirstAsync(AssembleInput input, CancellationToken cancellationToken)
    {
        if (input.Reasoned is null)
        {
            return Ended(input, [], null);
        }

        ReasonedAnswer reasoned = await artifacts.GetDocumentAsync(input.Reasoned.Artifact, PipelineJson.Default.ReasonedAnswer, cancellationToken);
        GenerationRequest request = await artifacts.GetDocumentAsync(input.Request, PipelineJson.Default.GenerationRequest, cancellationToken);
        return Ended(input, [.. reasoned.Parts.Select(p => Part(p, input))], Receipts.Make(input, request, reasoned)) with
        {
            Groups = [.. reasoned.Parts.Where(p => p.Group is not null).Select(p => p.Group!)],
            Warnings = reasoned.Warnings,
        };
    }

    private async Task<StoredAnswer> NextAsync(AssembleInput input, ArtifactReference previous, CancellationToken cancellationToken)
    {
        StoredAnswer before = await artifacts.GetDocumentAsync(previous, PipelineJson.Default.StoredAnswer, cancellationToken);
        JobPart[] parts = [.. before.Parts.Select(p => input.Parts.FirstOrDefault(o => o.Group.Part == p.Index) is { } outcome ? Part(outcome) : p)];
        StoredAnswer next = Ended(input, parts, before.Receipt is null ? null : Receipts.Update(before.Receipt, input, parts));
        return next with { Groups = before.Groups, Warnings = before.Warnings, StartedAt = before.StartedAt };
    }

    private static StoredAnswer Ended(AssembleInput input, IReadOnlyList<JobPart> parts, JobReceipt? receipt)
    {
        JobStatus status = StatusOf(input, parts);
        return new StoredAnswer
        {
            Job = input.Job,
            Revision = input.Revision,
            Status = status,
            Parts = parts,
            Receipt = receipt,
            Error = input.Error ?? (status == JobStatus.Failed ? parts.Select(p => p.Error).FirstOrDefault(e => e is not null) : null),
            StartedAt = input.StartedAt,
            EndedAt = input.EndedAt,
        };
    }

    private static JobStatus StatusOf(AssembleInput input, IReadOnlyList<JobPart> parts)
    {
        if (input.Canceled)
        {
            return JobStatus.Canceled;
        }

        if (input.Error is not null)
        {
            return JobStatus.Failed;
        }

        int there = parts.Count(p => p.Status == JobStatus.Succeeded);
        return there == parts.Count ? JobStatus.Succeeded : there > 0 ? JobStatus.Partial : JobStatus.Failed;
    }

    private static JobPart Part(ReasonedAnswerPart part, AssembleInput input)
    {
        if (part.Group is null)
        {
            return new JobPart { Index = part.Index, Type = Contracts.Modality.Text, Status = JobStatus.Succeeded, Text = part.Text };
        }

        var lost = new PartOutcome(part.Group, null, new JobError(ErrorCodes.Canceled, "The job ended before this part was made."));
        return Part(input.Parts.FirstOrDefault(o => o.Group == part.Group) ?? lost);
    }

    private static JobPart Part(PartOutcome outcome) => new()
    {
        Index = outcome.Group.Part,
        Type = outcome.Group.Type,
        Status = outcome.Result is not null ? JobStatus.Succeeded : outcome.Error?.Code == ErrorCodes.Canceled ? JobStatus.Canceled : JobStatus.Failed,
        Progress = outcome.Result is not null ? 1 : null,
        Media = outcome.Result?.Media,
        Error = outcome.Error,
    };
}
