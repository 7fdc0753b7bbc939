using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NextGpt.Functions.Http;

namespace NextGpt.Functions.Ingestion;

/// <summary>Deletes jobs that have expired. Does nothing where they are kept for ever.</summary>
/// <param name="api">Deletes.</param>
public sealed class JobSweep(ApiPipeline api)
{
    /// <summary>Sweeps, every ten minutes.</summary>
    [Function("jobs_sweep")]
    public Task RunAsync([TimerTrigger("0 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        api.SweepAsync(client, context.CancellationToken);
}
