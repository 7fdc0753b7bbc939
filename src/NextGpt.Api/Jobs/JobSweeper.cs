using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NextGpt.Api.Engine;
using NextGpt.Api.Problems;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Errors;

namespace NextGpt.Api.Jobs;

/// <summary>Deletes jobs, with their media, that are older than they are kept. Does nothing where they are kept for ever.</summary>
internal sealed partial class JobSweeper(
    IJobEngine engine, JobRecords records, JobRemoval removal, JobDefaults defaults, TimeProvider time, ILogger<JobSweeper> log) : BackgroundService
{
    private const int PageLength = 100;

    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);

    /// <summary>Deletes what has expired by now.</summary>
    /// <returns>How many jobs were deleted.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (defaults.Retention is not { } retention)
        {
            return 0;
        }

        DateTime expired = time.GetUtcNow().UtcDateTime - retention;
        int deleted = 0;
        string? next = null;
        do
        {
            JobInstancePage page = await engine.ListAsync(next, PageLength, cancellationToken);
            next = page.Next;
            foreach (JobInstance instance in page.Instances.Where(i => i.IsSettled && i.CreatedAt <= expired))
            {
                if (await records.FindAsync(instance.Id, cancellationToken) is { } record)
                {
                    await removal.RemoveAsync(record, time, cancellationToken);
                    deleted++;
                }
                else
                {
                    // Its record went when somebody was still being told of it.
                    await engine.PurgeAsync(instance.Id, cancellationToken);
                }
            }
        }
        while (next is not null);

        return deleted;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (defaults.Retention is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(s_interval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is StoreException or PipelineException or ProblemException)
            {
                LogFailure(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Warning, "Jobs that have expired could not all be deleted; tried again in a while.")]
    private partial void LogFailure(Exception exception);
}
