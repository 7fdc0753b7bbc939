using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NextGpt.Api.Events;
using NextGpt.Pipeline.Feeds;

namespace NextGpt.Api.Tests.Support;

/// <summary>
/// Counts the denoising steps of each job; the decoders of one job, or of every job, stand still after their first step until they are let
/// go or their server stops, however fast the machine is.
/// </summary>
internal sealed class HeldSteps(string? job = null)
{
    private readonly ConcurrentDictionary<string, int> _steps = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets what ends when a decoder of the job stands still.</summary>
    public Task Held => _held.Task;

    /// <summary>How many steps of a job have been done.</summary>
    public int Of(string which) => _steps.GetValueOrDefault(which);

    /// <summary>Lets the decoders go on.</summary>
    public void Release() => _go.TrySetResult();

    /// <summary>Has a server's decoders go by this.</summary>
    public void AddTo(IServiceCollection services) => services.AddSingleton<IJobFeed>(provider =>
    {
        provider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(Release);
        return new Feed(this, provider.GetRequiredService<JobEventHub>());
    });

    private void OnStep(string which)
    {
        _steps.AddOrUpdate(which, 1, (_, n) => n + 1);
        if ((job ?? which) == which && !_go.Task.IsCompleted)
        {
            _held.TrySetResult();

            // A decoder's thread stands still as a slow decoder's would. Waiting for a task makes the pool replace it at once.
            _go.Task.Wait();
        }
    }

    private sealed class Feed(HeldSteps steps, JobEventHub inner) : IJobFeed
    {
        public void OnText(string job, int part, int offset, string delta) => inner.OnText(job, part, offset, delta);

        public void OnStep(string job, int part, int done, int total)
        {
            inner.OnStep(job, part, done, total);
            steps.OnStep(job);
        }
    }
}
