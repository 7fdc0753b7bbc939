using Microsoft.Extensions.DependencyInjection.Extensions;
using NextGpt.Api.OpenAi.Chat;
using NextGpt.Api.OpenAi.Images;
using NextGpt.Api.OpenAi.Sounds;
using NextGpt.Api.OpenAi.Videos;

namespace NextGpt.Api.OpenAi;

/// <summary>The façade for clients of OpenAI's API: the same jobs in their words.</summary>
internal static class OpenAiRoutes
{
    public static void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton<FacadeJobs>();
        services.TryAddSingleton<MediaAddresses>();
        services.TryAddSingleton<ChatRequestReader>();
        services.TryAddSingleton<ChatAnswers>();
        services.TryAddSingleton<VideoRequestReader>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("").AddEndpointFilter<OpenAiErrors>();
        ChatRoutes.Map(group);
        ImageRoutes.Map(group);
        SoundRoutes.Map(group);
        VideoRoutes.Map(group);
    }
}
