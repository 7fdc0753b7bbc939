using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>The service's jobs, as a drop needs them. Bad input is a permanent or media exception, whatever may pass any other.</summary>
public interface IDropJobs
{
    /// <summary>Reads a file and finds out what it is. Nothing is stored yet.</summary>
    /// <param name="name">What errors call it.</param>
    /// <param name="content">The file; stays the caller's to dispose.</param>
    /// <param name="cancellationToken">Gives up; nothing stays.</param>
    /// <returns>The medium; the caller's to dispose.</returns>
    /// <exception cref="Media.MediaException">It is none that is accepted.</exception>
    public Task<IDropMedium> TakeAsync(string name, Stream content, CancellationToken cancellationToken = default);

    /// <summary>Starts a job, unless there is one of that id.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="request">A request as <c>POST /v1/jobs</c> takes it; its inputs may name files.</param>
    /// <param name="files">The files that it may name.</param>
    /// <param name="cancellationToken">Gives up waiting; it may still be started.</param>
    /// <returns>Whether there is such a job now; if not, the queue is full, and the same call may succeed later.</returns>
    /// <exception cref="Errors.PermanentException">The request is wrong.</exception>
    public Task<bool> StartAsync(string id, ReadOnlyMemory<byte> request, IReadOnlyDictionary<string, IDropMedium> files, CancellationToken cancellationToken = default);

    /// <summary>Looks a job up.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The job as clients see it, or null if there is none.</returns>
    public Task<Job?> FindAsync(string id, CancellationToken cancellationToken = default);
}
