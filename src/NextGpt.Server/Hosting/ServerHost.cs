using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NextGpt.Api.Engine;
using NextGpt.Api.Events;
using NextGpt.Api.Health;
using NextGpt.Api.Hosting;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.Folders;
using NextGpt.Media.Stores.Links;
using NextGpt.Model.Bundles;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Decoding;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Resilience;
using NextGpt.Pipeline.Stores;
using NextGpt.Server.Engine;
using NextGpt.Server.Faults;
using NextGpt.Server.Jobs;
using NextGpt.Server.Telemetry;

namespace NextGpt.Server.Hosting;

/// <summary>One machine, nothing else: Kestrel, the embedded engine, a folder and a model, in one process.</summary>
public static class ServerHost
{
    private const string Variables = "NEXTGPT_";
    private const string SettingsFile = "settings.json";

    /// <summary>Puts a server together; the caller starts it. <c>settings.json</c> in the data folder configures it, and variables of the environment that begin with NEXTGPT_.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="configure">Changes it before it is built, or null.</param>
    /// <returns>The server; the caller disposes it.</returns>
    /// <exception cref="BundleException">The bundle is damaged.</exception>
    /// <exception cref="IOException">Another server has the data folder.</exception>
    /// <exception cref="ValidationException">A setting is none that it takes; the message names it.</exception>
    public static WebApplication Build(ServerOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        Bundle bundle = Bundle.Load(options.Bundle, options.Model.Verification);
        var folder = DataFolder.Open(options.DataFolder);
        try
        {
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
            builder.Configuration.AddJsonFile(Path.Combine(folder.Root, SettingsFile), optional: true);
            builder.Configuration.AddEnvironmentVariables(Variables);
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.ListenSafely(options);
            });

            // A factory's product is the container's to dispose; an instance would not be.
            builder.Services.AddSingleton(_ => folder);
            AddEngine(builder.Services, builder.Configuration, folder, bundle, options);
            configure?.Invoke(builder);
            builder.Services.AddServerTelemetry(builder.Configuration);
            builder.Services.AddNextGptApi(builder.Configuration.GetSection("Limits").Get<RequestLimits>());
            builder.Services.AddFaults(builder.Configuration);
            WebApplication app = builder.Build();
            app.Services.GetRequiredService<DataFolder>();
            app.Services.CheckConfiguration();
            app.Services.GetRequiredService<EngineMetrics>();
            app.UseNextGptProblems();
            app.UseNextGptAccess();
            app.MapNextGptApi();
            return app;
        }
        catch (InvalidOperationException e) when (e.InnerException is FormatException or ArgumentException && e.Message.Contains("configuration value", StringComparison.Ordinal))
        {
            folder.Dispose();
            throw new ValidationException(e.Message, e);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static void AddEngine(IServiceCollection services, ConfigurationManager configuration, DataFolder folder, Bundle bundle, ServerOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddServerConfiguration(configuration, folder);
        services.AddSingleton(s => new MediaLinkSigner(new MediaLinkOptions { Key = folder.Secret("links") }, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IMediaStore>(s => new FolderMediaStore(
            new FolderStoreOptions { Root = folder.Store }, s.GetRequiredService<MediaLinkSigner>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IMediaFiles>(s => new StoredMediaFiles(
            s.GetRequiredService<IMediaStore>(), s.GetRequiredService<IoPipelines>(), s.GetRequiredService<TimeProvider>()));
        services.AddPipelineActivities(bundle, ModelSettings.Apply(options.Model, configuration.GetSection(ModelSettings.Section)));
        services.AddSingleton<DecodeAhead>();
        services.AddSingleton<IJobFeed>(s => s.GetRequiredService<JobEventHub>());
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<PipelineActivities>(s).Register());
        services.AddJobDefaults(configuration.GetSection("Jobs"));
        services.AddSingleton<InstanceChanges>();
        services.AddSingleton(s => new EmbeddedEngine(
            folder.Journal,
            s.GetRequiredService<EngineRegistry>(),
            configuration.GetSection("Engine").Get<EngineOptions>() ?? new EngineOptions(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<EmbeddedEngine>>(),
            s.GetRequiredService<InstanceChanges>()));
        services.AddSingleton<IJobEngine, EmbeddedJobEngine>();
        services.AddSingleton<IReadiness, ServerReadiness>();
        services.AddHostedService<EngineService>();
    }
}
