using System.Security.Cryptography;
using System.Text;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;

namespace NextGpt.Api.Jobs;

/// <summary>The records of jobs and keys, beside the artifacts of their jobs.</summary>
internal sealed class JobRecords(IArtifactStore artifacts, IBlobArea blobs)
{
    public Task<JobRecord?> FindAsync(string job, CancellationToken cancellationToken) =>
        artifacts.TryGetDocumentAsync(NameOf(job), ApiJson.Default.JobRecord, cancellationToken);

    /// <summary>Adds a record, unless the job has one, and what it relies upon; who was first counts.</summary>
    public async Task<JobRecord> AddAsync(JobRecord record, IReadOnlyList<Artifact> before, CancellationToken cancellationToken)
    {
        await artifacts.PutAllIfAbsentAsync([.. before, Artifact.Of(NameOf(record.Id), record, ApiJson.Default.JobRecord)], cancellationToken);
        return await FindAsync(record.Id, cancellationToken) ?? record;
    }

    /// <summary>Forgets a job and all that belongs to it alone.</summary>
    public async Task RemoveAsync(string job, CancellationToken cancellationToken)
    {
        await blobs.DeleteAsync(ArtifactNames.DeadLetters(job), cancellationToken);
        await blobs.DeleteAsync(ArtifactNames.Job(job), cancellationToken);
    }

    /// <summary>Lets a key stand for a job, unless it stands for another already.</summary>
    /// <returns>The job that it stands for.</returns>
    public async Task<string> ClaimAsync(string? owner, string key, string job, CancellationToken cancellationToken)
    {
        string name = $"keys/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}\n{key}")))}.json";
        await artifacts.PutDocumentAsync(name, new ClaimedKey(job), ApiJson.Default.ClaimedKey, cancellationToken);
        ClaimedKey? claimed = await artifacts.TryGetDocumentAsync(name, ApiJson.Default.ClaimedKey, cancellationToken);
        return claimed?.Job ?? job;
    }

    private static string NameOf(string job) => $"{ArtifactNames.Job(job)}/job.json";
}
