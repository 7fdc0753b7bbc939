using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;
using NextGpt.Media;

namespace NextGpt.Api.Media.Uploads;

/// <summary>Reads what is uploaded for itself: the whole body, or the one file of a form.</summary>
internal sealed class MediaUploadReader(MediaSpool spool, MediaOptions options)
{
    private const string Body = "body";
    private const int RoomForForms = 64 << 10;
    private const int MostParts = 8;

    /// <summary>Reads the upload.</summary>
    /// <returns>The upload; the caller's to dispose.</returns>
    /// <exception cref="ProblemException">The form has no file, or several.</exception>
    /// <exception cref="MediaException">It is empty or too large.</exception>
    public async Task<SpooledMedium> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        BodyLimit.Set(request, options.Limits.MaxBytes + (long)RoomForForms);
        if (!FormParts.Has(request))
        {
            CheckLength(request);
            return await spool.TakeAsync(request.Body, Body, cancellationToken);
        }

        SpooledMedium? upload = null;
        try
        {
            await foreach (FormPart part in FormParts.ReadAsync(request, MostParts, cancellationToken))
            {
                if (part.FileName is null)
                {
                    continue;
                }

                if (upload is not null)
                {
                    throw new ProblemException(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, $"The form has a second file in {Shown.Of(part.Name)}; expected one.");
                }

                upload = await TakeAsync(part, cancellationToken);
            }

            return upload ?? throw new ProblemException(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, "The form has no file; expected one.");
        }
        catch
        {
            await (upload?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    /// <summary>Reads a file of a form.</summary>
    /// <returns>The upload; the caller's to dispose.</returns>
    public async Task<SpooledMedium> TakeAsync(FormPart part, CancellationToken cancellationToken)
    {
        try
        {
            return await spool.TakeAsync(part.Body, string.IsNullOrWhiteSpace(part.FileName) ? part.Name : part.FileName, cancellationToken);
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw FormParts.Broken($"file {Shown.Of(part.Name)} breaks off", e);
        }
    }

    private void CheckLength(HttpRequest request)
    {
        if (request.ContentLength > options.Limits.MaxBytes)
        {
            throw new MediaException(MediaErrorCode.TooLarge, Body, $"{request.ContentLength} bytes", $"at most {options.Limits.MaxBytes} bytes");
        }
    }
}
