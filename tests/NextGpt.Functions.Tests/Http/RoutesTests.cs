using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using NextGpt.Api.Engine;
using NextGpt.Api.Hosting;
using NextGpt.Api.Models;
using NextGpt.Functions.Http;
using NextGpt.Media.Stores;

namespace NextGpt.Functions.Tests.Http;

/// <summary>The Functions host and the embedded host have the same routes.</summary>
public sealed class RoutesTests
{
    [Fact]
    public void Functions_Always_AreTheServicesRoutes()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton<IMediaStore>(_ => throw new NotSupportedException());
        builder.Services.AddSingleton<IJobEngine>(_ => throw new NotSupportedException());
        builder.Services.AddSingleton<ModelCatalog>(_ => throw new NotSupportedException());
        builder.Services.AddNextGptApi();
        WebApplication app = builder.Build();
        app.MapNextGptApi();
        string[] service = [.. ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/v1", StringComparison.Ordinal) || e.RoutePattern.RawText.StartsWith("/health", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}"))];

        string[] functions = [.. Triggers()
            .Where(t => t.Route != "{*path}")
            .SelectMany(t => t.Methods!.Select(m => $"{m.ToUpperInvariant()} /{t.Route}"))];

        Assert.Equal(service.Order(), functions.Order());
    }

    [Fact]
    public void Functions_Always_AskForNoKey() => Assert.All(Triggers(), t => Assert.Equal(AuthorizationLevel.Anonymous, t.AuthLevel));

    [Fact]
    public void Functions_ThatTakesWhatIsLeft_IsTheLastByName()
    {
        string[] names = [.. Methods()
            .Where(m => m.GetParameters().Any(p => p.GetCustomAttribute<HttpTriggerAttribute>() is not null))
            .Select(m => m.GetCustomAttribute<FunctionAttribute>()!.Name)];

        Assert.Equal("web_page", names.Max(StringComparer.OrdinalIgnoreCase));
    }

    private static IEnumerable<MethodInfo> Methods() => typeof(ApiPipeline).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods())
        .Where(m => m.GetCustomAttribute<FunctionAttribute>() is not null);

    private static IEnumerable<HttpTriggerAttribute> Triggers() => Methods()
        .SelectMany(m => m.GetParameters())
        .Select(p => p.GetCustomAttribute<HttpTriggerAttribute>())
        .OfType<HttpTriggerAttribute>();
}
