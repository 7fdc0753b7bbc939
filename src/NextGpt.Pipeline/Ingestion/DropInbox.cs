using System.Globalization;
using Microsoft.Extensions.Logging;
using NextGpt.Contracts.Jobs;
using NextGpt.Media;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.Drops;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Outbound;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>
/// Turns uploads of a drop into jobs, and their answers into files of its outbox. All that must not be forgotten is in the stores, so a
/// process that dies loses nothing, and whoever looks again repeats nothing. One call at a time; several processes may share a drop.
/// </summary>
/// <param name="area">The drop.</param>
/// <param name="jobs">The service.</param>
/// <param name="artifacts">Where it is kept which upload became which job.</param>
/// <param name="media">Where the media of answers are.</param>
/// <param name="options">How patient, and what is asked about a lone file.</param>
/// <param name="time">The clock.</param>
/// <param name="log">For what the outbox does not tell.</param>
public sealed partial class DropInbox(
    IDropArea area, IDropJobs jobs, IArtifactStore artifacts, IMediaFiles media, DropOptions options, TimeProvider time, ILogger<DropInbox> log)
{
    private readonly DropOptions _options = options.Validated();
    private readonly DropReader _reader = new(area, options);
    private readonly DropOutbox _outbox = new(area, media);
    private readonly DropMemory _memory = new(area.AppearsWhole ? TimeSpan.Zero : options.SettleTime, time);

    /// <summary>Looks at every upload once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether some are not answered yet, so that it is worth looking again soon.</returns>
    /// <exception cref="StoreException">The drop cannot be read or written.</exception>
    public async Task<bool> ScanAsync(CancellationToken cancellationToken = default)
    {
        IReadOnlyList<DropUpload> uploads = await ListAsync(null, cancellationToken);
        _memory.Keep(uploads);
        bool open = false;
        foreach (DropUpload upload in uploads)
        {
            open |= await LookAsync(upload, cancellationToken) != DropState.Done;
        }

        return open;
    }

    /// <summary>Looks at one upload: what a trigger calls when a file of it was written.</summary>
    /// <param name="upload">Its name: the segment behind <c>inbox/</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where it stands; one that is gone is done.</returns>
    /// <exception cref="StoreException">The drop cannot be read or written.</exception>
    public async Task<DropState> ReceiveAsync(string upload, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<DropUpload> found = await ListAsync(upload, cancellationToken);
        return found.Count == 0 ? DropState.Done : await LookAsync(found[0], cancellationToken);
    }

    /// <summary>Puts the answer of a job into the outbox, if the job is a drop's and has ended: what a trigger calls when an answer was stored.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was something to put.</returns>
    /// <exception cref="StoreException">The drop cannot be written.</exception>
    public async Task<bool> DeliverAsync(string job, CancellationToken cancellationToken = default) =>
        await artifacts.TryGetDocumentAsync(TicketOf(job), DropJson.Default.DropTicket, cancellationToken) is { } ticket
        && await DeliverAsync(ticket, cancellationToken) == DropState.Done;

    private static string TicketOf(string job) => $"drops/{job}/ticket.json";

    private static string StartedOf(string job) => $"drops/{job}/started";

    private static string TakenOf(string job) => $"drops/{job}/taken";

    private async Task<IReadOnlyList<DropUpload>> ListAsync(string? upload, CancellationToken cancellationToken)
    {
        List<DropFile> files = [];
        await foreach (DropFile file in area.ListAsync(upload, cancellationToken))
        {
            files.Add(file);
        }

        return [.. files.GroupBy(f => f.Upload, StringComparer.Ordinal).Select(g => new DropUpload(g.Key, [.. g]))];
    }

    private async Task<DropState> LookAsync(DropUpload upload, CancellationToken cancellationToken)
    {
        string fingerprint = upload.Fingerprint;
        if (_memory.IsDone(upload.Name, fingerprint))
        {
            return DropState.Done;
        }

        if (!_memory.HasSettled(upload.Name, fingerprint) || !_memory.MayTry(upload.Name))
        {
            return DropState.Waiting;
        }

        DropState state = await TrySafelyAsync(upload, cancellationToken);
        if (state == DropState.Done)
        {
            _memory.Done(upload.Name, fingerprint);
        }

        return state;
    }

    private async Task<DropState> TrySafelyAsync(DropUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(upload, cancellationToken);
        }
        catch (StoreException e)
        {
            // The place of one answer may be barred, which is nothing to the others.
            LogFailure(upload.Name, e);
            _memory.Fail(upload.Name, _options);
            return DropState.Waiting;
        }
    }

    private async Task<DropState> TryAsync(DropUpload upload, CancellationToken cancellationToken)
    {
        DropTicket? answered = await _outbox.TicketAsync(upload.Name, cancellationToken);
        if (answered is not null && upload.Is(answered))
        {
            return DropState.Done;
        }

        DropTicket unread = new(string.Empty, upload.Name, upload.Files.ToDictionary(f => f.Name, f => f.Version, StringComparer.Ordinal));
        ReadUpload? read = null;
        try
        {
            read = upload.Request is null ? null : await _reader.ReadAsync(upload, cancellationToken);
            if (read is null)
            {
                return await WaitAsync(upload, unread, cancellationToken);
            }

            if (answered?.Job == read.Ticket.Job)
            {
                // The same again, copied anew: its answer is there.
                await _outbox.WriteTicketAsync(read.Ticket, cancellationToken);
                return DropState.Done;
            }

            return await StartAsync(upload, read, cancellationToken);
        }
        catch (MediaException e) when (e.Code is not (MediaErrorCode.ToolMissing or MediaErrorCode.EncodeFailed))
        {
            return await RefuseAsync(read?.Ticket ?? unread, e.Code, e.Message, cancellationToken);
        }
        catch (PermanentException e)
        {
            return await RefuseAsync(read?.Ticket ?? unread, e.Code, e.Message, cancellationToken);
        }
#pragma warning disable CA1031 // One bad upload must not keep the others waiting: it is logged, tried again, and in the end refused.
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(upload.Name, e);
            ActivityFailure failure = ActivityFailure.Of(e);
            return _memory.Fail(upload.Name, _options) && e is not StoreException { IsTransient: true }
                ? await RefuseAsync(read?.Ticket ?? unread, failure.Code, $"Given up after {_options.MaxAttempts} attempts: {failure.Message}", cancellationToken)
                : DropState.Waiting;
        }
    }

    private async Task<DropState> WaitAsync(DropUpload upload, DropTicket unread, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - upload.WrittenAt < _options.Patience)
        {
            return DropState.Waiting;
        }

        if (upload.Request is null)
        {
            return await RefuseAsync(unread, ErrorCodes.InvalidRequest, $"{upload.Name}: a folder without {DropUpload.RequestName}; expected one beside the media.", cancellationToken);
        }

        IReadOnlyList<string> missing = await _reader.MissingAsync(upload, cancellationToken);
        return missing.Count == 0
            ? DropState.Waiting
            : await RefuseAsync(
                unread, ErrorCodes.InvalidRequest, $"{DropUpload.RequestName}: file '{OutboundGuard.Show(missing[0])}' is not beside it; expected every file that it names.", cancellationToken);
    }

    private async Task<DropState> StartAsync(DropUpload upload, ReadUpload read, CancellationToken cancellationToken)
    {
        string id = read.Ticket.Job;
        Job? job = await jobs.FindAsync(id, cancellationToken);
        if (job is null && await artifacts.TryGetAsync(StartedOf(id), cancellationToken) is not null)
        {
            return await RefuseAsync(read.Ticket, ErrorCodes.Canceled, $"{upload.Name}: its job was deleted before its answer was here.", cancellationToken);
        }

        await artifacts.PutDocumentAsync(TicketOf(id), read.Ticket, DropJson.Default.DropTicket, cancellationToken);
        if (job is null)
        {
            if (!await CountAsync(id, cancellationToken))
            {
                return await RefuseAsync(
                    read.Ticket, ErrorCodes.Internal, $"{upload.Name}: the service did not survive {_options.MaxAttempts} attempts to read it.", cancellationToken);
            }

            if (!await StartAsync(read, cancellationToken))
            {
                return DropState.Waiting;
            }

            LogStarted(upload.Name, id);
        }

        await artifacts.PutIfAbsentAsync(StartedOf(id), ReadOnlyMemory<byte>.Empty, cancellationToken);
        return await DeliverAsync(read.Ticket, cancellationToken);
    }

    private async Task<bool> StartAsync(ReadUpload read, CancellationToken cancellationToken)
    {
        Dictionary<string, IDropMedium> files = new(StringComparer.Ordinal);
        try
        {
            foreach (DropFile file in read.Files)
            {
                if (await area.TryOpenAsync(file, cancellationToken) is not { } stream)
                {
                    return false;
                }

                await using (stream)
                {
                    files.Add(file.Name, await jobs.TakeAsync(file.Name, stream, cancellationToken));
                }
            }

            await artifacts.PutIfAbsentAsync(TakenOf(read.Ticket.Job), ReadOnlyMemory<byte>.Empty, cancellationToken);
            ReadOnlyMemory<byte> request = read.Json ?? _reader.RequestOf(read.Files[0], files[read.Files[0].Name]);
            return await jobs.StartAsync(read.Ticket.Job, request, files, cancellationToken);
        }
        finally
        {
            foreach (IDropMedium file in files.Values)
            {
                await file.DisposeAsync();
            }
        }
    }

    /// <summary>Counts an attempt to read media in the store: a file that takes the whole process down must not do so for ever.</summary>
    private async Task<bool> CountAsync(string id, CancellationToken cancellationToken)
    {
        if (await artifacts.TryGetAsync(TakenOf(id), cancellationToken) is not null)
        {
            return true;
        }

        for (int i = 0; i < _options.MaxAttempts; i++)
        {
            if (await artifacts.PutIfAbsentAsync(string.Create(CultureInfo.InvariantCulture, $"drops/{id}/attempt-{i}"), ReadOnlyMemory<byte>.Empty, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<DropState> DeliverAsync(DropTicket ticket, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(ticket.Job, cancellationToken) is not { Status: not (JobStatus.Queued or JobStatus.InProgress) } job)
        {
            return DropState.Working;
        }

        await _outbox.AnswerAsync(ticket, job, cancellationToken);
        LogAnswered(ticket.Upload, job.Id, job.Status);
        return DropState.Done;
    }

    private async Task<DropState> RefuseAsync(DropTicket ticket, string code, string message, CancellationToken cancellationToken)
    {
        LogRefused(ticket.Upload, message);
        await _outbox.RefuseAsync(ticket, new DropError(ticket.Upload, ticket.Job.Length == 0 ? null : ticket.Job, code, message), cancellationToken);
        return DropState.Done;
    }

    [LoggerMessage(1, LogLevel.Information, "Upload {Upload} is job {Job}.")]
    private partial void LogStarted(string upload, string job);

    [LoggerMessage(2, LogLevel.Information, "Upload {Upload}, job {Job}, is answered: {Status}.")]
    private partial void LogAnswered(string upload, string job, JobStatus status);

    [LoggerMessage(3, LogLevel.Warning, "Upload {Upload} is refused: {Reason}")]
    private partial void LogRefused(string upload, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Upload {Upload} failed and may be tried again.")]
    private partial void LogFailure(string upload, Exception exception);
}
