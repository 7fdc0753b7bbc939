using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Functions.Hosting;

/// <summary>
/// Shows the host only the functions that this instance is to have. What it does not know it neither scales on nor is asked to run: with work
/// items filtered by name, model runs reach the GPU and nothing else does.
/// </summary>
internal sealed class RoleFunctions(IFunctionMetadataProvider all, AppOptions options) : IFunctionMetadataProvider
{
    private static readonly ImmutableHashSet<string> s_model = [ActivityNames.Encode, ActivityNames.Reason, ActivityNames.Decode];

    private static readonly ImmutableHashSet<string> s_everywhere = ["health_live", "health_ready"];

    private static readonly ImmutableHashSet<string> s_events = ["inbox_queue", "inbox_poison"];

    private static readonly ImmutableHashSet<string> s_blobs = ["inbox_blobs"];

    public async Task<ImmutableArray<IFunctionMetadata>> GetFunctionMetadataAsync(string directory) =>
        [.. (await all.GetFunctionMetadataAsync(directory)).Where(f => Has(options, f.Name ?? string.Empty))];

    /// <summary>Tells whether an instance has a function.</summary>
    public static bool Has(AppOptions options, string function) => s_everywhere.Contains(function) || options.Role switch
    {
        AppRole.Gpu => s_model.Contains(function),
        AppRole.Front when s_model.Contains(function) => false,
        _ => !(options.InboxSource == InboxSource.Events ? s_blobs : s_events).Contains(function),
    };

    /// <summary>Puts itself before the provider that the SDK generated.</summary>
    public static void Apply(IServiceCollection services, AppOptions options)
    {
        ServiceDescriptor generated = services.Last(d => d.ServiceType == typeof(IFunctionMetadataProvider));
        services.Remove(generated);
        services.AddSingleton<IFunctionMetadataProvider>(s => new RoleFunctions(Make(s, generated), options));
    }

    private static IFunctionMetadataProvider Make(IServiceProvider services, ServiceDescriptor generated) => (IFunctionMetadataProvider)(
        generated.ImplementationInstance
        ?? generated.ImplementationFactory?.Invoke(services)
        ?? ActivatorUtilities.CreateInstance(services, generated.ImplementationType!));
}
