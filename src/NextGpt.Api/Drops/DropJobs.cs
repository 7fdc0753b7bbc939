using NextGpt.Api.Engine;
using NextGpt.Api.Jobs;
using NextGpt.Api.Media.Uploads;
using NextGpt.Api.Problems;
using NextGpt.Api.Requests;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Api.Drops;

/// <summary>The service's jobs for a drop: uploads go the same way as requests over HTTP.</summary>
internal sealed class DropJobs(MediaSpool spool, MediaShelf shelf, JobRequestReader reader, JobIntake intake, JobReader jobs, string? owner) : IDropJobs
{
    public async Task<IDropMedium> TakeAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        SpooledMedium medium = await spool.TakeAsync(content, name, cancellationToken);
        try
        {
            await shelf.LookAsync(medium, cancellationToken);
            return medium;
        }
        catch
        {
            await medium.DisposeAsync();
            throw;
        }
    }

    public async Task<bool> StartAsync(string id, ReadOnlyMemory<byte> request, IReadOnlyDictionary<string, IDropMedium> files, CancellationToken cancellationToken = default)
    {
        try
        {
            var media = files.ToDictionary(f => f.Key, f => (SpooledMedium)f.Value, StringComparer.Ordinal);
            JobRequest read = JobForm.Attach(reader.Read(request), media);
            var byId = media.Values.DistinctBy(m => m.Id).ToDictionary(m => m.Id.ToString());
            await intake.SubmitAsync(new JobSubmission(read) { Id = id, Owner = owner, Files = byId, Brought = [.. byId.Keys] }, cancellationToken);
            return true;
        }
        catch (JobQueueFullException)
        {
            return false;
        }
        catch (ProblemException e) when (e.Code == ProblemCode.TooManyJobs)
        {
            return false;
        }
        catch (ProblemException e) when (e.Status < StatusCodes.Status500InternalServerError)
        {
            throw new PermanentException(e.Code, e.Message, e);
        }
    }

    public Task<Job?> FindAsync(string id, CancellationToken cancellationToken = default) => jobs.FindAsync(id, owner, cancellationToken);
}
