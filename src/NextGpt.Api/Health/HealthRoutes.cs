using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Health;

/// <summary>The routes of health: whether the process lives, and whether work should be sent to it.</summary>
internal static class HealthRoutes
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("{ \"status\": \"live\" }\n", "application/json"));
        routes.MapGet("/health/ready", Ready);
    }

    private static IResult Ready(IEnumerable<IReadiness> all)
    {
        string[] obstacles = [.. all.Select(r => r.Obstacle()).OfType<string>()];
        return obstacles.Length == 0
            ? Results.Text("{ \"status\": \"ready\" }\n", "application/json")
            : throw new ProblemException(StatusCodes.Status503ServiceUnavailable, ProblemCode.Unavailable, string.Join(" ", obstacles)) { RetryAfter = s_soon };
    }
}
