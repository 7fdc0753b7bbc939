using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NextGpt.Api.Drops;
using NextGpt.Api.Engine;
using NextGpt.Api.Events;
using NextGpt.Api.Health;
using NextGpt.Api.Hosting;
using NextGpt.Functions.Durable;
using NextGpt.Functions.Http;
using NextGpt.Functions.Ingestion;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.AzureBlobs;
using NextGpt.Media.Stores.Drops;
using NextGpt.Model.Answers;
using NextGpt.Model.Bundles;
using NextGpt.Model.Sessions;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Ingestion;
using NextGpt.Pipeline.Outbound;
using NextGpt.Pipeline.Resilience;
using NextGpt.Pipeline.Stores;
using NextGpt.Pipeline.Webhooks;

namespace NextGpt.Functions.Hosting;

/// <summary>Puts the app together.</summary>
internal static class AppServices
{
    public static IServiceCollection AddNextGpt(this IServiceCollection services, AppOptions options, Bundle bundle, IConfiguration configuration)
    {
        services.AddSingleton(options);
        services.AddSingleton(options.Media);
        services.AddSingleton(options.Uploads);
        services.AddSingleton(options.Outbound);
        services.AddSingleton(options.Access with { LocalOnly = options.Callers == AppCallers.Local && options.Access.Keys.Count == 0 });
        services.AddJobDefaults(configuration.GetSection($"{AppOptions.Section}:Jobs"));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ProcessExit>();
        if (configuration[HostWatch.Setting] is { Length: > 0 } host)
        {
            services.AddHostedService(s => new HostWatch(
                new Uri(host), s.GetRequiredService<IHostApplicationLifetime>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<HostWatch>>()));
        }

        AddStore(services, options);
        AddActivities(services, options, bundle);
        services.AddSingleton<DurableClients>();
        AddInbox(services, options);
        services.AddSingleton<JobIndex>();
        services.AddSingleton<IJobEngine, DurableJobEngine>();
        services.AddJobPolling();
        services.AddNextGptApi(configuration.GetSection($"{AppOptions.Section}:Limits").Get<RequestLimits>());
        services.AddSingleton(s => new ApiPipeline(s, s.GetRequiredService<DurableClients>(), options));

        // The routes have limits of their own, each for what it takes.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        return services;
    }

    private static void AddStore(IServiceCollection services, AppOptions options)
    {
        services.AddSingleton(s => AzureBlobServices.Connect(options.Store));
        services.AddSingleton<IMediaStore>(s => new AzureMediaStore(s.GetRequiredService<BlobServiceClient>(), options.Store, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new IoPipelines(s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IMediaFiles>(s => new StoredMediaFiles(
            s.GetRequiredService<IMediaStore>(), s.GetRequiredService<IoPipelines>(), s.GetRequiredService<TimeProvider>(), options.Uploads.Lifetime));
        services.AddSingleton<CancelMarks>();
    }

    private static void AddInbox(IServiceCollection services, AppOptions options)
    {
        services.AddSingleton<IDropArea>(s => new AzureDropArea(s.GetRequiredService<BlobServiceClient>(), options.Store.Container));
        services.AddSingleton(s => new InboxRunner(
            s.CreateDropInbox(s.GetRequiredService<IDropArea>(), options.Inbox with { Limits = options.Media.Limits }, options.InboxOwner),
            s.GetRequiredService<DurableClients>()));
        services.AddSingleton<PoisonUploads>();
    }

    private static void AddActivities(IServiceCollection services, AppOptions options, Bundle bundle)
    {
        services.AddPipelineActivities(bundle, ModelOptionsOf(options.Model));
        services.AddSingleton<ModelGate>();
        services.AddSingleton(s => new ActivityRunner(
            s.GetRequiredService<ModelGate>(), s.GetRequiredService<CancelMarks>(), s.GetRequiredService<ProcessExit>(), s.GetRequiredService<ILogger<ActivityRunner>>()));
        services.AddSingleton<WebhookSecret>();
        services.AddSingleton<IWebhookSender>(s => new AppWebhookSender(
            new HttpClient(s.GetRequiredService<OutboundGuard>().CreateHandler(), disposeHandler: true),
            options.Webhooks,
            s.GetRequiredService<WebhookSecret>(),
            s.GetRequiredService<IoPipelines>(),
            s.GetRequiredService<TimeProvider>()));
        if (options.Role == AppRole.Front)
        {
            services.AddSingleton<IJobFeed>(NoFeed.Instance);
            return;
        }

        if (options.Role == AppRole.Gpu)
        {
            services.AddSingleton<IJobFeed>(s => new StoredFeed(
                s.GetRequiredService<IBlobArea>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<StoredFeed>>()));
        }
        else
        {
            services.AddSingleton<IJobFeed>(s => s.GetRequiredService<JobEventHub>());
        }

        services.AddSingleton<WarmUp>();
        services.AddSingleton<IReadiness>(s => s.GetRequiredService<WarmUp>());
        services.AddHostedService(s => s.GetRequiredService<WarmUp>());
    }

    private static ModelOptions ModelOptionsOf(AppModelOptions model) => new()
    {
        Runtime = new RuntimeOptions { Provider = model.Provider, DeviceId = model.DeviceId, Threads = model.Threads, MemoryBudgetBytes = model.MemoryBudgetBytes },

        // Its digests were checked when it came here.
        Verification = BundleVerification.Lengths,
    };
}
