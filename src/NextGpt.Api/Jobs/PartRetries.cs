using NextGpt.Api.Engine;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Jobs;

/// <summary>Has parts of answers made again, one after another.</summary>
internal sealed class PartRetries(IJobEngine engine, IArtifactStore artifacts, IBlobArea blobs, JobAnswers answers, TimeProvider time)
{
    private static readonly TimeSpan s_busy = TimeSpan.FromSeconds(2);

    /// <summary>Starts a retry.</summary>
    /// <exception cref="ProblemException">There is nothing to retry, or not now.</exception>
    public async Task StartAsync(JobRecord record, int part, CancellationToken cancellationToken)
    {
        JobAnswer state = await answers.FindAsync(record.Id, cancellationToken);
        if (state.Current is not { IsSettled: true })
        {
            throw Wrong(record.Id, "is not done", "a job whose answer is there", s_busy);
        }

        StoredAnswer? answer = state.Reference is null ? null : await artifacts.TryGetDocumentAsync(state.Reference.Name, PipelineJson.Default.StoredAnswer, cancellationToken);
        JobPart found = answer?.Parts.FirstOrDefault(p => p.Index == part) ?? throw ProblemException.NotFound("part", $"{record.Id}/parts/{part}");
        ClosedGroup? group = answer.Groups.FirstOrDefault(g => g.Part == part);
        if (group is null || found.Status == JobStatus.Succeeded)
        {
            throw Wrong(record.Id, group is null ? $"has text as its part {part}" : $"has its part {part} already", "a medium that failed or was canceled", null);
        }

        var start = new RetryPartStart
        {
            Job = record.Id,
            BundleDigest = record.Start.BundleDigest,
            Request = record.Start.Request,
            Previous = state.Reference!,
            Revision = state.Retries + 1,
            Group = group,
            Decoder = record.Start.Decoders.GetValueOrDefault(group.Type),
            Seed = record.Start.Seed,
            Steps = record.Start.Steps,
            Guidance = record.Start.Guidance,
            CreatedAt = time.GetUtcNow().UtcDateTime,
            Limits = record.Start.Limits,
            Retry = record.Start.Retry,
        };
        await StartAsync(start, cancellationToken);
    }

    /// <summary>The number is taken first: of two retries at once one is refused, and both never make the same revision.</summary>
    private async Task StartAsync(RetryPartStart start, CancellationToken cancellationToken)
    {
        string name = JobAnswers.RetryName(start.Job, start.Revision);
        if (!await artifacts.PutIfAbsentAsync(name, ReadOnlyMemory<byte>.Empty, cancellationToken))
        {
            throw Wrong(start.Job, "is retried by somebody else at the same time", "one retry after another", s_busy);
        }

        try
        {
            await engine.StartRetryAsync(JobIds.Retry(start.Job, start.Revision), start, cancellationToken);
        }
        catch (JobQueueFullException)
        {
            await blobs.DeleteAsync(name, CancellationToken.None);
            throw;
        }
    }

    private static ProblemException Wrong(string job, string actual, string expected, TimeSpan? retryAfter) =>
        new(StatusCodes.Status409Conflict, ProblemCode.WrongState, $"The job {job} {actual}; expected {expected}.") { RetryAfter = retryAfter };
}
