using NextGpt.Api.Access;
using NextGpt.Api.Description;
using NextGpt.Api.Events;
using NextGpt.Api.Health;
using NextGpt.Api.Jobs;
using NextGpt.Api.Media;
using NextGpt.Api.Models;
using NextGpt.Api.OpenAi;
using NextGpt.Api.Page;
using NextGpt.Api.Problems;

namespace NextGpt.Api.Hosting;

/// <summary>Adds the service's routes to a host.</summary>
public static class ApiRoutes
{
    /// <summary>Turns what goes wrong into problem details. Comes first, so that all that follows is below it.</summary>
    /// <param name="app">The host's pipeline.</param>
    /// <returns>The same pipeline.</returns>
    public static IApplicationBuilder UseNextGptProblems(this IApplicationBuilder app) => app.UseMiddleware<ProblemMiddleware>();

    /// <summary>Lets in only who may. Comes next; what is not below <c>/v1</c> is open.</summary>
    /// <param name="app">The host's pipeline.</param>
    /// <returns>The same pipeline.</returns>
    public static IApplicationBuilder UseNextGptAccess(this IApplicationBuilder app) => app.UseMiddleware<AccessMiddleware>();

    /// <summary>Maps every route of the service.</summary>
    /// <param name="routes">The host's routes.</param>
    /// <returns>The same routes.</returns>
    public static IEndpointRouteBuilder MapNextGptApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder described = routes.MapGroup("");
        ((IEndpointConventionBuilder)described).Finally(RouteDescriber.Describe);
        JobRoutes.Map(described);
        ConversationRoutes.Map(described);
        EventRoutes.Map(described);
        MediaRoutes.Map(described);
        ModelRoutes.Map(described);
        HealthRoutes.Map(described);
        OpenAiRoutes.Map(described);
        ApiDescription.Map(routes);
        PageRoutes.Map(routes);
        return routes;
    }
}
