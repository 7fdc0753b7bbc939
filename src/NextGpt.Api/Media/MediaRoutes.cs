using System.Globalization;
using NextGpt.Api.Jobs;
using NextGpt.Api.Media.Serving;
using NextGpt.Api.Media.Uploads;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.Links;

namespace NextGpt.Api.Media;

/// <summary>The routes of media.</summary>
internal static class MediaRoutes
{
    private const string Get = "GET";
    private const string Head = "HEAD";
    private const int LongestLink = 7 * 86400;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/media", UploadAsync);
        routes.MapMethods("/v1/media/{id}", [Get, Head], ReadAsync);
        routes.MapDelete("/v1/media/{id}", DeleteAsync);
        routes.MapPost("/v1/media/{id}/link", LinkAsync);
    }

    private static async Task<IResult> UploadAsync(HttpContext context, MediaUploadReader reader, MediaShelf shelf, MediaAccess access)
    {
        CancellationToken cancellationToken = context.RequestAborted;
        string? owner = JobAccess.Caller(context);
        await using SpooledMedium upload = await reader.ReadAsync(context.Request, cancellationToken);
        await shelf.LookAsync(upload, cancellationToken);
        bool known = await access.FindAsync(owner, upload.Id, cancellationToken) is not null;
        StoredMedia stored = await shelf.PutAsync(upload, MediaUsers.Uploader(owner), cancellationToken);
        return MediumAnswer.Of(stored, known ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext context, IMediaStore store, MediaAccess access, IServiceProvider services)
    {
        MediaId asked = Parse(id);
        string? signature = context.Request.Query[MediaLinkSigner.SignatureParameter];
        if (signature is null)
        {
            return new MediaResult(store, await FindAsync(context, access, asked));
        }

        // Whoever made the link may read the medium; whoever has the link may read it as they may.
        MediaLinkState state = services.GetService<MediaLinkSigner>()?.Check(asked, context.Request.Query[MediaLinkSigner.ExpiryParameter], signature) ?? MediaLinkState.Forged;
        return state switch
        {
            MediaLinkState.Valid => new MediaResult(store, await store.FindAsync(asked, context.RequestAborted) ?? throw ProblemException.NotFound("medium", id)),
            MediaLinkState.Expired => throw new ProblemException(StatusCodes.Status403Forbidden, ProblemCode.InvalidLink, $"The link to {asked} has ended; expected a new one, from POST /v1/media/{asked}/link."),
            _ => throw new ProblemException(StatusCodes.Status403Forbidden, ProblemCode.InvalidLink, $"The link to {asked} was not made here, or was changed; expected one as POST /v1/media/{asked}/link gives it."),
        };
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, MediaAccess access, MediaRemoval removal)
    {
        StoredMedia media = await FindAsync(context, access, Parse(id));
        await removal.RemoveAsync(media.Id.Sha256, MediaUsers.Uploader(JobAccess.Caller(context)), context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> LinkAsync(string id, HttpContext context, IMediaStore store, MediaAccess access, MediaServiceOptions options)
    {
        StoredMedia media = await FindAsync(context, access, Parse(id));
        ReadLink link = await store.CreateReadLinkAsync(media.Id, Lifetime(context.Request, options), context.RequestAborted);
        return MediumAnswer.Of(media.Id, link);
    }

    private static TimeSpan Lifetime(HttpRequest request, MediaServiceOptions options)
    {
        string? seconds = request.Query["seconds"];
        if (seconds is null)
        {
            return options.LinkLifetime;
        }

        return int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= LongestLink
            ? TimeSpan.FromSeconds(value)
            : throw ProblemException.Invalid("seconds", seconds, $"a whole number, 1 to {LongestLink}");
    }

    private static async Task<StoredMedia> FindAsync(HttpContext context, MediaAccess access, MediaId id) =>
        await access.FindAsync(JobAccess.Caller(context), id, context.RequestAborted) ?? throw ProblemException.NotFound("medium", id.ToString());

    private static MediaId Parse(string id) => MediaId.TryParse(id, out MediaId? parsed) ? parsed : throw ProblemException.NotFound("medium", id);
}
