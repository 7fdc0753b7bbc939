using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Webhooks;
using NextGpt.Server.Engine;

namespace NextGpt.Server.Faults;

/// <summary>Adds faults where they are configured, and nothing where they are not.</summary>
internal static class FaultServices
{
    public static void AddFaults(this IServiceCollection services, IConfiguration configuration)
    {
        // One by one: bound as an array, an element with a wrong value is left out without a word.
        FaultOptions[] faults = [.. configuration.GetSection("Faults").GetChildren().Select(fault => fault.Get<FaultOptions>()!)];
        if (faults.Length == 0)
        {
            return;
        }

        var plan = new FaultPlan(faults);
        services.Wrap<IArtifactStore>(inner => new FaultyArtifacts(inner, plan));
        services.Wrap<IMediaFiles>(inner => new FaultyMediaFiles(inner, plan));
        services.Wrap<IJobFeed>(inner => new FaultyFeed(inner, plan));
        services.Wrap<IWebhookSender>(inner => new FaultySender(inner, plan));
        services.Wrap<EngineRegistry>(inner => inner.Around(plan.RunAsync));
    }

    private static void Wrap<T>(this IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        ServiceDescriptor inner = services.Last(s => s.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider => wrap((T)(inner.ImplementationInstance
            ?? inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}
