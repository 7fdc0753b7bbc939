using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Telemetry;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace NextGpt.Pipeline.Resilience;

/// <summary>The retries around short I/O that may be repeated: stores, webhooks and remote media. Never around a model run.</summary>
/// <param name="time">The clock of delays and timeouts.</param>
/// <param name="blobs">For stores; null is the default.</param>
/// <param name="webhooks">For webhooks; null is the default.</param>
/// <param name="remoteMedia">For media at remote addresses; null is the default.</param>
public sealed class IoPipelines(TimeProvider time, IoPolicy? blobs = null, IoPolicy? webhooks = null, IoPolicy? remoteMedia = null)
{
    /// <summary>Gets the pipeline around calls of a store.</summary>
    public ResiliencePipeline Blobs { get; } = Build("blobs", time, blobs ?? new IoPolicy());

    /// <summary>Gets the pipeline around a webhook.</summary>
    public ResiliencePipeline Webhooks { get; } = Build("webhooks", time, webhooks ?? new IoPolicy(Retries: 2, DelaySeconds: 1, AttemptSeconds: 10));

    /// <summary>Gets the pipeline around the fetching of a medium.</summary>
    public ResiliencePipeline RemoteMedia { get; } = Build("remote_media", time, remoteMedia ?? new IoPolicy(Retries: 2, DelaySeconds: 0.5));

    // The retry is outside, so that the timeout is of each attempt, and an attempt that timed out is tried again.
    private static ResiliencePipeline Build(string name, TimeProvider time, IoPolicy policy) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = policy.Retries,
            Delay = TimeSpan.FromSeconds(policy.DelaySeconds),
            MaxDelay = TimeSpan.FromSeconds(policy.MaxDelaySeconds),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            OnRetry = _ =>
            {
                PipelineTelemetry.Retried(name);
                return ValueTask.CompletedTask;
            },
            ShouldHandle = new PredicateBuilder().Handle<TransientException>().Handle<TimeoutRejectedException>().Handle<HttpRequestException>(),
        })
        .AddTimeout(TimeSpan.FromSeconds(policy.AttemptSeconds))
        .Build();
}
