using Microsoft.Extensions.Time.Testing;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Resilience;
using Polly;
using Polly.Retry;
using Polly.Testing;
using Polly.Timeout;

namespace NextGpt.Pipeline.Tests.Resilience;

public sealed class IoPipelinesTests
{
    [Fact]
    public void Pipelines_All_RetryWithJitterOutsideATimeoutOfEachAttempt()
    {
        var pipelines = new IoPipelines(TimeProvider.System);

        foreach (ResiliencePipeline pipeline in new[] { pipelines.Blobs, pipelines.Webhooks, pipelines.RemoteMedia })
        {
            ResiliencePipelineDescriptor descriptor = pipeline.GetPipelineDescriptor();
            Assert.Equal([typeof(RetryStrategyOptions), typeof(TimeoutStrategyOptions)], descriptor.Strategies.Select(s => s.Options!.GetType()));
            var retry = (RetryStrategyOptions)descriptor.Strategies[0].Options!;
            Assert.True(retry.UseJitter);
            Assert.Equal(DelayBackoffType.Exponential, retry.BackoffType);
        }
    }

    [Fact]
    public async Task Execute_PermanentError_IsNotRetried()
    {
        int calls = 0;

        await Assert.ThrowsAsync<PermanentException>(async () => await new IoPipelines(TimeProvider.System).Blobs.ExecuteAsync(_ =>
        {
            calls++;
            throw new PermanentException("gone", "Gone.");
        }));

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Execute_TransientErrors_AreRetriedAsOftenAsConfigured()
    {
        int calls = 0;
        var pipelines = new IoPipelines(TimeProvider.System, blobs: new IoPolicy(Retries: 4, DelaySeconds: 0.001));

        await Assert.ThrowsAsync<TransientException>(async () => await pipelines.Blobs.ExecuteAsync(_ =>
        {
            calls++;
            throw new TransientException(ErrorCodes.Unreachable, "Away.");
        }));

        Assert.Equal(5, calls);
    }

    [Fact]
    public async Task Execute_AttemptHangs_IsEndedAndTriedAgain()
    {
        var time = new FakeTimeProvider();
        var hangs = new TaskCompletionSource();
        int calls = 0;
        var pipelines = new IoPipelines(time, blobs: new IoPolicy(Retries: 1, DelaySeconds: 0, AttemptSeconds: 5));
        Task<int> done = pipelines.Blobs.ExecuteAsync(async token =>
        {
            if (++calls == 1)
            {
                hangs.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            return calls;
        }).AsTask();
        await hangs.Task;

        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(2, await done);
    }
}
