using System.Net;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Access;

/// <summary>
/// Keeps pages of other origins away from a service without keys on this machine: a browser would let them post here, and a name that
/// they make lead to this machine would let them read.
/// </summary>
internal static class LocalCallers
{
    private static readonly string[] s_own = ["same-origin", "none"];

    /// <exception cref="ProblemException">The request may come from such a page.</exception>
    public static void Check(HttpRequest request)
    {
        string host = request.Host.Host.Trim('[', ']');
        if (!(host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address))))
        {
            throw Forbidden($"Host {Shown.Of(request.Host.Value ?? "")}: this service has no keys; expected localhost or 127.0.0.1.");
        }

        string? site = request.Headers["Sec-Fetch-Site"];
        if (site is not null && !s_own.Contains(site) && !IsReading(request))
        {
            throw Forbidden($"Sec-Fetch-Site {Shown.Of(site)}: this service has no keys; expected a page of its own.");
        }

        string? origin = request.Headers.Origin;
        if (origin is not null && !IsReading(request) && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && page.Authority == request.Host.Value))
        {
            throw Forbidden($"Origin {Shown.Of(origin)}: this service has no keys; expected a page of its own.");
        }
    }

    // Without a header that lets it, a page of another origin cannot see what it gets.
    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    private static ProblemException Forbidden(string message) => new(StatusCodes.Status403Forbidden, ProblemCode.Forbidden, message);
}
