using System.Collections.Concurrent;
using NextGpt.Api.Engine;
using NextGpt.Api.Media;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;

namespace NextGpt.Api.Access;

/// <summary>
/// Counts the jobs that each key has waiting or at work. The notes are in the store, so that they hold over restarts and for several
/// hosts; those of jobs that have ended are cleared away when the count matters.
/// </summary>
internal sealed class JobQuota(KeyRing keys, IJobEngine engine, IArtifactStore artifacts, IBlobArea blobs, TimeProvider time) : IJobAdmission
{
    // Between its admission and its start a job is not known to the engine.
    private static readonly TimeSpan s_starting = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    public async Task AdmitAsync(string? owner, string job, CancellationToken cancellationToken = default)
    {
        if (owner is null || keys.ByName(owner) is not { } key)
        {
            return;
        }

        SemaphoreSlim gate = _gates.GetOrAdd(owner, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (await CountAsync(owner, key.MaxJobs, cancellationToken) >= key.MaxJobs)
            {
                throw new ProblemException(
                    StatusCodes.Status429TooManyRequests, ProblemCode.TooManyJobs, $"Key '{owner}': {key.MaxJobs} jobs wait or are at work; expected fewer before another.")
                {
                    RetryAfter = s_soon,
                };
            }

            await artifacts.PutIfAbsentAsync(NameOf(owner, job), ReadOnlyMemory<byte>.Empty, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task ForgetAsync(string? owner, string job, CancellationToken cancellationToken = default)
    {
        if (owner is not null)
        {
            await blobs.DeleteAsync(NameOf(owner, job), cancellationToken);
        }
    }

    private static string Prefix(string owner) => $"running/{MediaUsers.Uploader(owner)}";

    private static string NameOf(string owner, string job) => $"{Prefix(owner)}/{job}";

    private async Task<int> CountAsync(string owner, int most, CancellationToken cancellationToken)
    {
        List<StoredBlob> notes = [];
        await foreach (StoredBlob note in blobs.ListAsync(Prefix(owner), cancellationToken))
        {
            notes.Add(note);
        }

        int count = notes.Count;
        if (count < most)
        {
            return count;
        }

        foreach (StoredBlob note in notes)
        {
            if (!await IsAtWorkAsync(note, note.Name[(Prefix(owner).Length + 1)..], cancellationToken))
            {
                await blobs.DeleteAsync(note.Name, cancellationToken);
                count--;
            }
        }

        return count;
    }

    private async Task<bool> IsAtWorkAsync(StoredBlob note, string job, CancellationToken cancellationToken) =>
        await engine.FindAsync(job, cancellationToken) is { } instance ? !instance.IsSettled : time.GetUtcNow() - note.WrittenAt < s_starting;
}
