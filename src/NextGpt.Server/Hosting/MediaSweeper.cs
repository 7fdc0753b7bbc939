using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NextGpt.Api.Media;
using NextGpt.Media.Stores;

namespace NextGpt.Server.Hosting;

/// <summary>Deletes media that have expired, and what writers that died have left behind.</summary>
internal sealed partial class MediaSweeper(IMediaStore store, MediaServiceOptions options, TimeProvider time, ILogger<MediaSweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SweepInterval, time);
        do
        {
            try
            {
                await store.SweepAsync(stoppingToken);
            }
            catch (StoreException e)
            {
                LogFailure(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Warning, "What has expired could not all be deleted.")]
    private partial void LogFailure(Exception exception);
}
