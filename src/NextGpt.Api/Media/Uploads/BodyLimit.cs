using Microsoft.AspNetCore.Http.Features;

namespace NextGpt.Api.Media.Uploads;

/// <summary>Lets one request's body be as long as its route reads, whatever the server's own limit is.</summary>
internal static class BodyLimit
{
    public static void Set(HttpRequest request, long bytes)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = bytes;
        }
    }
}
