using System.Globalization;
using Microsoft.Net.Http.Headers;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;
using NextGpt.Media.Stores;

namespace NextGpt.Api.Media.Serving;

/// <summary>A medium, or a part of it, as an answer.</summary>
internal sealed class MediaResult(IMediaStore store, StoredMedia media) : IResult
{
    private const string CacheControl = "private, max-age=31536000, immutable";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpRequest request = httpContext.Request;
        HttpResponse response = httpContext.Response;
        string entityTag = $"\"{media.Id.Sha256}\"";
        response.Headers.ETag = entityTag;
        response.Headers.CacheControl = CacheControl;
        response.Headers.AcceptRanges = "bytes";
        if (request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(new EntityTagHeaderValue(entityTag), useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        long bytes = media.Media.Bytes;
        RangeHeader asked = RangeHeader.Of(request, entityTag, bytes);
        if (asked.IsOutside)
        {
            // The problem replaces every header that is set by now.
            response.OnStarting(() =>
            {
                response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes */{bytes}");
                return Task.CompletedTask;
            });
            throw RangeProblem(request, bytes);
        }

        // A stranger's bytes are never taken for a page of this service.
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.ContentType = media.Media.ContentType;
        if (HttpMethods.IsHead(request.Method))
        {
            response.ContentLength = bytes;
            return;
        }

        await using MediaContent content = await store.OpenAsync(media.Id, asked.Range, httpContext.RequestAborted);
        response.ContentLength = content.Length;
        if (asked.Range is not null)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {content.Offset}-{content.Offset + content.Length - 1}/{bytes}");
        }

        await content.Stream.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    private static ProblemException RangeProblem(HttpRequest request, long bytes) => new(
        StatusCodes.Status416RangeNotSatisfiable,
        ProblemCode.InvalidRequest,
        string.Create(CultureInfo.InvariantCulture, $"Range {Shown.Of(request.Headers.Range.ToString())}: begins at or behind the end; expected a part of {bytes} bytes."));
}
