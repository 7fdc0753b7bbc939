using System.Globalization;
using NextGpt.Api.Engine;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Jobs;

/// <summary>Finds what the engine knows of a job, the retries of its parts included.</summary>
internal sealed class JobAnswers(IJobEngine engine, IBlobArea blobs)
{
    /// <summary>Gets the name of a retry's record.</summary>
    public static string RetryName(string job, int number) => string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(job)}/{number:D4}.json");

    public async Task<JobAnswer> FindAsync(string job, CancellationToken cancellationToken) =>
        await FindAsync(job, await engine.FindAsync(job, cancellationToken), cancellationToken);

    public async Task<JobAnswer> FindAsync(string job, JobInstance? main, CancellationToken cancellationToken)
    {
        if (main is null or { IsSettled: false })
        {
            return new JobAnswer(main, 0, null, null);
        }

        int retries = 0;
        await foreach (StoredBlob _ in blobs.ListAsync(PrefixOf(job), cancellationToken))
        {
            retries++;
        }

        JobInstance? newest = null;
        ArtifactReference? reference = null;
        for (int number = retries; number > 0 && reference is null; number--)
        {
            JobInstance? retry = await engine.FindAsync(JobIds.Retry(job, number), cancellationToken);
            newest ??= retry;
            reference = retry?.Outcome?.Answer;
        }

        return new JobAnswer(main, retries, newest, reference ?? main.Outcome?.Answer);
    }

    private static string PrefixOf(string job) => $"{ArtifactNames.Job(job)}/retries";
}
