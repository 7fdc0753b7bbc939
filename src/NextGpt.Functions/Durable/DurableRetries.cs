using Microsoft.DurableTask;
using NextGpt.Pipeline.Orchestration;
using RetryPolicy = Microsoft.DurableTask.RetryPolicy;

namespace NextGpt.Functions.Durable;

/// <summary>The pipeline's retries in Durable's terms.</summary>
internal static class DurableRetries
{
    public static TaskOptions? Of(ActivityOptions? options) => options?.Retry is not { MaxAttempts: > 1 } retry ? null : TaskOptions.FromRetryPolicy(
        new RetryPolicy(
            retry.MaxAttempts,
            TimeSpan.FromSeconds(retry.FirstDelaySeconds),
            retry.Backoff,
            TimeSpan.FromSeconds(retry.MaxDelaySeconds))
        {
            HandleFailure = details => !DurableFailures.Of(details).Permanent,
        });
}
