using NextGpt.Api.Media.Uploads;
using NextGpt.Api.Problems;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Media;
using NextGpt.Media.Sources;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.RemoteMedia;

namespace NextGpt.Api.Media;

/// <summary>Takes media from wherever a request may name them.</summary>
internal sealed class MediaIntake(MediaAccess access, MediaShelf shelf, MediaSpool spool, IRemoteMedia remote, MediaOptions options) : IMediaIntake
{
    private const string GifType = "image/gif";

    public async Task<MediaInput> ResolveAsync(JobInput input, string field, MediaSubmission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(submission);
        if (input.File is not null)
        {
            throw ProblemException.Invalid($"{field}.file", input.File, "a file that came with the request, as multipart/form-data");
        }

        StoredMedia stored = input.Media is not null
            ? await KnownAsync(input.Media, field, submission, cancellationToken)
            : await FromAddressAsync(input.Url!, $"{field}.url", submission, cancellationToken);
        return Fits(stored, input.Type)
            ? new MediaInput(stored.Id.ToString(), stored.Id.Sha256, input.Type)
            : throw ProblemException.Invalid($"{field}.type", Name(input.Type), $"'{Name(stored.Media.Kind)}', which its content is");
    }

    // An animation can be looked at as its first picture, and a still picture shown as a video.
    private static bool Fits(StoredMedia stored, Modality type) =>
        stored.Media.Kind == type || (stored.Media.ContentType == GifType && type is Modality.Image or Modality.Video);

    private static string Name(Modality modality) => modality.ToString().ToLowerInvariant();

    private async Task<StoredMedia> KnownAsync(string text, string field, MediaSubmission submission, CancellationToken cancellationToken)
    {
        if (!MediaId.TryParse(text, out MediaId? id))
        {
            throw ProblemException.Invalid($"{field}.media", text, "med_ and 64 lower-case hexadecimal digits");
        }

        if (submission.Files.TryGetValue(text, out SpooledMedium? brought))
        {
            return await PutAsync(brought, submission, cancellationToken);
        }

        return await access.FindAsync(submission.Owner, id, cancellationToken)
            ?? throw ProblemException.Invalid($"{field}.media", text, "a medium that was uploaded and has not expired");
    }

    private async Task<StoredMedia> FromAddressAsync(string url, string name, MediaSubmission submission, CancellationToken cancellationToken)
    {
        await using SpooledMedium upload = DataUrl.Is(url) ? await ReadAsync(url, name, cancellationToken) : await FetchAsync(url, name, cancellationToken);
        return await PutAsync(upload, submission, cancellationToken);
    }

    private Task<StoredMedia> PutAsync(SpooledMedium upload, MediaSubmission submission, CancellationToken cancellationToken)
    {
        submission.Note(upload.Id.Sha256);
        return shelf.PutAsync(upload, submission.Job, cancellationToken);
    }

    private async Task<SpooledMedium> ReadAsync(string url, string name, CancellationToken cancellationToken)
    {
        byte[] bytes = DataUrl.Read(url, name, options.Limits.MaxBytes);
        return await spool.FillAsync(name, file => file.WriteAsync(bytes, cancellationToken).AsTask(), cancellationToken);
    }

    private async Task<SpooledMedium> FetchAsync(string url, string name, CancellationToken cancellationToken)
    {
        try
        {
            Uri address = remote.Parse(url, name);
            return await spool.FillAsync(name, file => remote.FetchAsync(address, name, file, cancellationToken), cancellationToken);
        }
        catch (PipelineException e) when (e.Code is ErrorCodes.AddressRefused or ErrorCodes.RemoteRefused or ErrorCodes.Unreachable)
        {
            // The address is the client's: whatever it does not give is for the client to change.
            int status = e.Code == ErrorCodes.AddressRefused ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity;
            throw new ProblemException(status, e.Code, e.Message, inner: e);
        }
    }
}
