using NextGpt.Api.Hosting;
using NextGpt.Api.Jobs;
using NextGpt.Api.Media.Uploads;
using NextGpt.Contracts.Jobs;
using NextGpt.Media;

namespace NextGpt.Api.Requests;

/// <summary>Reads job requests as they come over HTTP: JSON, or a form with files beside the JSON.</summary>
internal sealed class SubmissionReader(JobRequestReader reader, MediaUploadReader uploads, RequestLimits limits, MediaOptions media)
{
    /// <summary>Reads a request.</summary>
    /// <returns>The request; the caller's to dispose.</returns>
    /// <exception cref="Problems.ProblemException">It cannot be read, or is wrong.</exception>
    /// <exception cref="MediaException">A file is empty or too large.</exception>
    public async Task<ReadSubmission> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!FormParts.Has(request))
        {
            return new ReadSubmission(reader.Read(await JsonBody.ReadAsync(request, limits.MaxJsonBytes, cancellationToken)), null);
        }

        JobForm form = await JobForm.ReadAsync(request, uploads, limits.MaxJsonBytes, limits.MaxItems, media.Limits.MaxBytes, cancellationToken);
        try
        {
            return new ReadSubmission(form.Request(reader), form);
        }
        catch
        {
            await form.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A request, with the files that came along.</summary>
internal sealed class ReadSubmission(JobRequest request, JobForm? form) : IAsyncDisposable
{
    public JobSubmission ToSubmission() => form is null
        ? new JobSubmission(request)
        : new JobSubmission(request) { Files = form.Files, Brought = [.. form.Files.Keys] };

    public ValueTask DisposeAsync() => form?.DisposeAsync() ?? ValueTask.CompletedTask;
}
