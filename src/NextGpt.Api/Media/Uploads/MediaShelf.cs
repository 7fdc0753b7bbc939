using NextGpt.Media;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Resilience;

namespace NextGpt.Api.Media.Uploads;

/// <summary>Puts uploads into the store: checked first, under the name of who uses them, and never half.</summary>
internal sealed class MediaShelf(IMediaStore store, MediaUses uses, MediaCheck check, MediaServiceOptions options, IoPipelines pipelines, TimeProvider time)
{
    /// <summary>Finds out what an upload is, unless that is known.</summary>
    /// <exception cref="MediaException">It is none that is accepted.</exception>
    public async Task LookAsync(SpooledMedium upload, CancellationToken cancellationToken)
    {
        // What is in the store was checked when it came.
        upload.Media ??= (await store.FindAsync(upload.Id, cancellationToken))?.Media ?? await check.CheckAsync(upload, cancellationToken);
    }

    /// <summary>Stores an upload.</summary>
    /// <param name="upload">The upload; stays the caller's to dispose.</param>
    /// <param name="user">Who uses it: one of <see cref="MediaUsers"/>, or a job's id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="MediaException">It is none that is accepted.</exception>
    /// <exception cref="TransientException">The store does not answer.</exception>
    public async Task<StoredMedia> PutAsync(SpooledMedium upload, string user, CancellationToken cancellationToken)
    {
        await LookAsync(upload, cancellationToken);

        // First the note: who deletes another use meanwhile sees it, or the medium is stored after that.
        await uses.AddAsync(upload.Id.Sha256, user, cancellationToken);
        return await pipelines.Blobs.ExecuteAsync(async token => await PutOnceAsync(upload, token), cancellationToken);
    }

    private async Task<StoredMedia> PutOnceAsync(SpooledMedium upload, CancellationToken cancellationToken)
    {
        try
        {
            return await store.PutAsync(upload.Rewind(), upload.Media!, time.GetUtcNow() + options.Lifetime, cancellationToken);
        }
        catch (StoreException e) when (e.IsTransient || e.Failure == StoreFailure.Conflict)
        {
            throw new TransientException(ErrorCodes.Unreachable, e.Message, e);
        }
    }
}
