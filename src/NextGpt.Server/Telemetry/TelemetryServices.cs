using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NextGpt.Pipeline.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NextGpt.Server.Telemetry;

/// <summary>Sends traces and metrics to a collector, if one is configured.</summary>
internal static class TelemetryServices
{
    private const string Section = "Telemetry";
    private const string StandardVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddServerTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddSingleton<EngineMetrics>();
        TelemetrySettings settings = configuration.GetSection(Section).Get<TelemetrySettings>() ?? new TelemetrySettings();
        if (settings.OtlpEndpoint is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(StandardVariable)))
        {
            return services;
        }

        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(settings.ServiceName))
            .WithTracing(traces => traces
                .AddSource(PipelineTelemetry.Name)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(PipelineTelemetry.Name, EngineMetrics.Name)
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation());
        _ = settings.OtlpEndpoint is { } endpoint ? telemetry.UseOtlpExporter(settings.Protocol, endpoint) : telemetry.UseOtlpExporter();
        return services;
    }
}
