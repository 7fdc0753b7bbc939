using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NextGpt.Api.Access;
using NextGpt.Api.Hosting;
using NextGpt.Api.Jobs;
using NextGpt.Api.Media;
using NextGpt.Media;
using NextGpt.Pipeline.Outbound;
using NextGpt.Pipeline.Resilience;
using NextGpt.Pipeline.Webhooks;
using NextGpt.Server.Drops;

namespace NextGpt.Server.Hosting;

/// <summary>What the configuration says of media, keys, webhooks and drops. Each section is checked before the server listens.</summary>
internal static partial class ServerAdditions
{
    public static IServiceCollection AddServerConfiguration(this IServiceCollection services, ConfigurationManager configuration, DataFolder folder)
    {
        services.AddSingleton(_ => Section<MediaOptions>(configuration, "Media"));
        services.AddSingleton(_ => Section<MediaServiceOptions>(configuration, "Uploads").Validated());
        services.AddSingleton(_ => Section<OutboundOptions>(configuration, "Outbound").Validated());
        services.AddSingleton(_ => Section<DropSettings>(configuration, "Drop").Validated());
        services.AddSingleton(_ =>
        {
            AccessOptions access = Section<AccessOptions>(configuration, "Access").Validated();
            return access with { LocalOnly = access.Keys.Count == 0 };
        });
        services.AddSingleton<IWebhookSender>(s => new HttpWebhookSender(
            new HttpClient(s.GetRequiredService<OutboundGuard>().CreateHandler(), disposeHandler: true),
            Section<WebhookSettings>(configuration, "Webhooks").Keys(() => folder.Secret("webhooks")),
            s.GetRequiredService<IoPipelines>().Webhooks,
            s.GetRequiredService<TimeProvider>()));
        services.AddHostedService<DropService>();
        services.AddHostedService<MediaSweeper>();
        services.AddJobSweeping();
        return services;
    }

    /// <summary>Makes everything whose settings may be wrong, so that the server does not start with them.</summary>
    public static void CheckConfiguration(this IServiceProvider services)
    {
        services.GetRequiredService<MediaOptions>().Limits.Validated();
        services.GetRequiredService<MediaServiceOptions>();
        services.GetRequiredService<AccessOptions>();
        services.GetRequiredService<OutboundGuard>();
        services.GetRequiredService<DropSettings>();
        services.GetRequiredService<JobDefaults>();
        services.GetRequiredService<IWebhookSender>();
    }

    /// <summary>Listens where it was asked to, or on this machine alone while anybody could come in.</summary>
    public static void ListenSafely(this KestrelServerOptions kestrel, ServerOptions options)
    {
        bool open = kestrel.ApplicationServices.GetRequiredService<AccessOptions>().Keys.Count == 0;
        if (open && !IPAddress.IsLoopback(options.Address))
        {
            LogLoopback(kestrel.ApplicationServices.GetRequiredService<ILogger<ServerOptions>>(), options.Address);
        }

        kestrel.Listen(open && !IPAddress.IsLoopback(options.Address) ? IPAddress.Loopback : options.Address, options.Port);
    }

    private static T Section<T>(ConfigurationManager configuration, string name)
        where T : new() => configuration.GetSection(name).Get<T>() ?? new T();

    [LoggerMessage(1, LogLevel.Warning, "No API keys are configured: listening on this machine alone and not on {Address}.")]
    private static partial void LogLoopback(ILogger log, IPAddress address);
}
