using NextGpt.Api.Jobs;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;

namespace NextGpt.Api.Media;

/// <summary>Whose media are whose: those that one has uploaded, and those of one's jobs. Where nobody has a key, all is everybody's.</summary>
internal sealed class MediaAccess(IMediaStore store, JobRecords records)
{
    /// <summary>Finds a medium that an owner may see; one that others have is as good as none.</summary>
    public async Task<StoredMedia?> FindAsync(string? owner, MediaId id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } media && await MayReadAsync(owner, id, cancellationToken) ? media : null;

    private async Task<bool> MayReadAsync(string? owner, MediaId id, CancellationToken cancellationToken)
    {
        if (owner is null)
        {
            return true;
        }

        string uploader = MediaUsers.Uploader(owner);
        string prefix = ArtifactNames.Uses(id.Sha256) + "/";
        List<string> jobs = [];
        await foreach (StoredBlob use in store.Blobs.ListAsync(ArtifactNames.Uses(id.Sha256), cancellationToken))
        {
            string user = use.Name[prefix.Length..];
            if (user == uploader)
            {
                return true;
            }

            jobs.Add(user);
        }

        foreach (string job in jobs.Where(JobIds.IsJob))
        {
            if (await records.FindAsync(job, cancellationToken) is { } record && record.Owner == owner)
            {
                return true;
            }
        }

        return false;
    }
}
