using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NextGpt.Functions.Hosting;
using NextGpt.Model.Bundles;
using NextGpt.Pipeline.Telemetry;
using OpenTelemetry;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

// What is wrong with the configuration or the bundle ends the process here, with a sentence that says what.
AppOptions options = (builder.Configuration.GetSection(AppOptions.Section).Get<AppOptions>() ?? new AppOptions()).Validated();
Bundle bundle = await AppBundle.LoadAsync(options, CancellationToken.None);
RoleFunctions.Apply(builder.Services, options);
builder.Services.AddNextGpt(options, bundle, builder.Configuration);

bool monitored = !string.IsNullOrEmpty(builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]);
bool collected = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
OpenTelemetryBuilder telemetry = builder.Services.AddOpenTelemetry()
    .WithTracing(traces => traces.AddSource(PipelineTelemetry.Name))
    .WithMetrics(metrics => metrics.AddMeter(PipelineTelemetry.Name));
if (monitored || collected)
{
    // From here on the host leaves what this process tells to the exporters; without one, it would be lost.
    telemetry.UseFunctionsWorkerDefaults();
}

if (collected)
{
    telemetry.UseOtlpExporter();
}

if (monitored)
{
    TokenCredential credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.Store.ManagedIdentityClientId });
    telemetry.UseAzureMonitorExporter(exporter => exporter.Credential = credential);
}

await builder.Build().RunAsync();
