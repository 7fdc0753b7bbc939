using System.Diagnostics.Metrics;
using NextGpt.Server.Engine;

namespace NextGpt.Server.Telemetry;

/// <summary>What the embedded engine has to do, as gauges.</summary>
internal sealed class EngineMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "NextGpt.Server";

    private readonly Meter _meter;

    public EngineMetrics(EmbeddedEngine engine, IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _meter.CreateObservableGauge("nextgpt.queue.depth", () => engine.Waiting, "{job}", "How many jobs wait for a place.");
        _meter.CreateObservableGauge("nextgpt.jobs.active", () => engine.Active, "{job}", "How many jobs are at work.");
    }

    public void Dispose() => _meter.Dispose();
}
