using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NextGpt.Api.Health;
using NextGpt.Model.Sessions;
using NextGpt.Pipeline.Models;

namespace NextGpt.Functions.Hosting;

/// <summary>Lets the model answer once before this instance is ready. Without the GPU that it was promised the process ends.</summary>
internal sealed partial class WarmUp(LocalModel model, ProcessExit exit, ILogger<WarmUp> log) : BackgroundService, IReadiness
{
    private volatile string? _obstacle = "The model has not answered yet; expected it to in a moment.";

    public string? Obstacle() => _obstacle;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await model.WarmUpAsync(stoppingToken);
            _obstacle = null;
        }
        catch (ProviderUnavailableException e)
        {
            LogNoDevice(e);
            exit.Now(e);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Jobs will tell why; the instance stays, and is never ready.
            _obstacle = "The model cannot answer; the log tells why.";
            LogColdModel(e);
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The model cannot answer.")]
    private partial void LogColdModel(Exception exception);

    [LoggerMessage(2, LogLevel.Critical, "The device that was asked for is not here: the process ends.")]
    private partial void LogNoDevice(Exception exception);
}
