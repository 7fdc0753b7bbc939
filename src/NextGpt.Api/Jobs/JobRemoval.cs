using NextGpt.Api.Engine;
using NextGpt.Api.Media;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Jobs;

/// <summary>Deletes jobs with all that belongs to them alone: their media go too, but for those that others use.</summary>
internal sealed class JobRemoval(IJobEngine engine, IArtifactStore artifacts, JobRecords records, JobAnswers answers, MediaRemoval removal)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Deletes a job; one that is at work is stopped first.</summary>
    /// <exception cref="ProblemException">It does not stop.</exception>
    public async Task RemoveAsync(JobRecord record, TimeProvider time, CancellationToken cancellationToken)
    {
        JobAnswer state = await StopAsync(record.Id, time, cancellationToken);

        // What it read too: those who made or uploaded that noted it themselves, so without them nobody would be left to delete it.
        HashSet<string> media = [.. record.Start.Media.Select(m => m.Sha256), .. record.Brought.Select(id => MediaId.Parse(id).Sha256)];
        if (state.Reference is { } reference
            && await artifacts.TryGetDocumentAsync(reference.Name, PipelineJson.Default.StoredAnswer, cancellationToken) is { } answer)
        {
            media.UnionWith(answer.Parts.Where(p => p.Media is not null).Select(p => p.Media!.Sha256));
        }

        foreach (string sha256 in media)
        {
            await removal.RemoveAsync(sha256, record.Id, cancellationToken);
        }

        for (int retry = state.Retries; retry > 0; retry--)
        {
            await engine.PurgeAsync(JobIds.Retry(record.Id, retry), cancellationToken);
        }

        // The record goes last: until then the same call can be made again.
        await engine.PurgeAsync(record.Id, cancellationToken);
        await records.RemoveAsync(record.Id, cancellationToken);
    }

    private async Task<JobAnswer> StopAsync(string job, TimeProvider time, CancellationToken cancellationToken)
    {
        JobAnswer state = await answers.FindAsync(job, cancellationToken);
        if (state.Current is null or { IsSettled: true })
        {
            return state;
        }

        using var late = new CancellationTokenSource(s_patience, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await engine.CancelAsync(state.Current.Id, new CancelRequest("deleted"), either.Token);
            await engine.WaitAsync(state.Current.Id, either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(StatusCodes.Status409Conflict, ProblemCode.WrongState, $"The job {job} is being stopped; expected to delete it when it is.", inner: e) { RetryAfter = s_patience };
        }

        return await answers.FindAsync(job, cancellationToken);
    }
}
