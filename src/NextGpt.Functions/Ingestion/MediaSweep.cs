using Microsoft.Azure.Functions.Worker;
using NextGpt.Media.Stores;

namespace NextGpt.Functions.Ingestion;

/// <summary>Deletes media that have expired.</summary>
/// <param name="store">Where they are.</param>
public sealed class MediaSweep(IMediaStore store)
{
    /// <summary>Sweeps, once an hour.</summary>
    [Function("media_sweep")]
    public Task RunAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, FunctionContext context) => store.SweepAsync(context.CancellationToken);
}
