using System.Security.Claims;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;
using NextGpt.Media.Stores.Links;

namespace NextGpt.Api.Access;

/// <summary>
/// Lets in who has a key, as often as they may. Pages and health are open; a signed link to a medium is a key of its own, which its
/// route checks.
/// </summary>
internal sealed class AccessMiddleware(RequestDelegate next, KeyRing keys, RequestRates rates, AccessOptions options)
{
    private const string Scheme = "Bearer ";
    private const string KeyHeader = "x-api-key";
    private const string AuthenticationType = "ApiKey";

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        if (keys.IsOpen)
        {
            if (options.LocalOnly)
            {
                LocalCallers.Check(context.Request);
            }

            return next(context);
        }

        string? given = Key(context.Request);
        if (given is null && HasLink(context.Request))
        {
            return next(context);
        }

        ApiKey holder = (given is null ? null : keys.Find(given)) ?? throw Unauthorized(context.Response, given is null);
        rates.Take(holder);
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, holder.Name)], AuthenticationType));
        return next(context);
    }

    private static string? Key(HttpRequest request)
    {
        string? authorization = request.Headers.Authorization;
        string? key = authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true ? authorization[Scheme.Length..].Trim() : (string?)request.Headers[KeyHeader];
        return string.IsNullOrEmpty(key) ? null : key;
    }

    private static bool HasLink(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.StartsWithSegments("/v1/media", StringComparison.OrdinalIgnoreCase)
        && request.Query.ContainsKey(MediaLinkSigner.SignatureParameter);

    private static ProblemException Unauthorized(HttpResponse response, bool missing)
    {
        response.OnStarting(() =>
        {
            response.Headers.WWWAuthenticate = Scheme.TrimEnd();
            return Task.CompletedTask;
        });
        const string expected = $"expected 'Authorization: Bearer KEY' or '{KeyHeader}: KEY' with a key of this service.";
        return new ProblemException(
            StatusCodes.Status401Unauthorized, ProblemCode.Unauthorized, missing ? $"No key came with the request; {expected}" : $"The key is not known; {expected}");
    }
}
