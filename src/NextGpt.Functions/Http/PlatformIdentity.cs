using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace NextGpt.Functions.Http;

/// <summary>Who asks, as the platform in front of the app found out. It takes these headers away from whoever else sends them.</summary>
internal static class PlatformIdentity
{
    private const string IdHeader = "X-MS-CLIENT-PRINCIPAL-ID";
    private const string ProviderHeader = "X-MS-CLIENT-PRINCIPAL-IDP";

    public static Task TakeAsync(HttpContext context, RequestDelegate next)
    {
        string? id = context.Request.Headers[IdHeader];
        if (!string.IsNullOrEmpty(id))
        {
            string provider = context.Request.Headers[ProviderHeader].ToString();
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, id)], provider.Length > 0 ? provider : "platform"));
        }

        return next(context);
    }
}
