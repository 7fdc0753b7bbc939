using OpenTelemetry.Exporter;

namespace NextGpt.Server.Telemetry;

/// <summary>Where traces and metrics go. The variables of OpenTelemetry itself, such as OTEL_EXPORTER_OTLP_ENDPOINT, count as well.</summary>
public sealed record TelemetrySettings
{
    /// <summary>Gets the address of a collector that speaks OTLP.</summary>
    /// <value>None by default: nothing is collected unless OTEL_EXPORTER_OTLP_ENDPOINT names one.</value>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Gets how it is spoken to, when <see cref="OtlpEndpoint"/> names it.</summary>
    /// <value>Grpc by default, or HttpProtobuf.</value>
    public OtlpExportProtocol Protocol { get; init; } = OtlpExportProtocol.Grpc;

    /// <summary>Gets what the service is called there.</summary>
    public string ServiceName { get; init; } = "nextgpt";
}
