using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NextGpt.Pipeline.Models;
using NextGpt.Server.Engine;

namespace NextGpt.Server.Hosting;

/// <summary>Starts the engine with the host, which goes on with what was interrupted, and lets the model answer once.</summary>
internal sealed partial class EngineService(EmbeddedEngine engine, LocalModel model, ILogger<EngineService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        engine.Start();
        try
        {
            await model.WarmUpAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops before the model has answered.
        }
#pragma warning disable CA1031 // Whatever it is: the log has it, and the host stays without ever being ready.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogColdModel(e);
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The model cannot answer.")]
    private partial void LogColdModel(Exception exception);
}
