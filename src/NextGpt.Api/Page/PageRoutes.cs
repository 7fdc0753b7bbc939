using Microsoft.Net.Http.Headers;

namespace NextGpt.Api.Page;

/// <summary>The routes of the web page.</summary>
internal static class PageRoutes
{
    // Nothing from other hosts, nothing inline. blob: is what a page that sends an API key makes of the media it fetched.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (PageFile file in PageFiles.All)
        {
            routes.MapMethods(file.Path, s_methods, context => SendAsync(context, file)).ExcludeFromDescription();
        }
    }

    private static async Task SendAsync(HttpContext context, PageFile file)
    {
        (ReadOnlyMemory<byte> bytes, string? encoding) = file.For(context.Request.GetTypedHeaders().AcceptEncoding);
        string tag = encoding is null ? $"\"{file.Digest}\"" : $"\"{file.Digest}-{encoding}\"";
        IHeaderDictionary headers = context.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=()";
        if (IsKnown(context.Request, tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static bool IsKnown(HttpRequest request, string tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Tag == tag);
}
