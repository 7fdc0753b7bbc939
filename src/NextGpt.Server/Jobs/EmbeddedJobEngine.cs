using System.Globalization;
using NextGpt.Api.Engine;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Server.Engine;

namespace NextGpt.Server.Jobs;

/// <summary>The embedded engine, as the service uses it.</summary>
/// <param name="engine">The engine.</param>
/// <param name="changes">Tells of changes.</param>
public sealed class EmbeddedJobEngine(EmbeddedEngine engine, InstanceChanges changes) : IJobEngine
{
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public Task<bool> StartAsync(JobStart start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        return ScheduleAsync(start.Job, OrchestrationNames.Generate, start, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> StartRetryAsync(string instanceId, RetryPartStart start, CancellationToken cancellationToken = default) =>
        ScheduleAsync(instanceId, OrchestrationNames.RetryPart, start, cancellationToken);

    /// <inheritdoc/>
    public Task<JobInstance?> FindAsync(string instanceId, CancellationToken cancellationToken = default) =>
        Task.FromResult(engine.Find(instanceId) is { } state ? InstanceView.Of(state) : null);

    /// <inheritdoc/>
    public Task<JobInstancePage> ListAsync(string? after, int limit, CancellationToken cancellationToken = default)
    {
        long? before = after is null ? null : long.Parse(after, NumberStyles.None, CultureInfo.InvariantCulture);
        List<InstanceState> jobs = [];
        while (true)
        {
            // One more than was asked for tells whether there is another page. Retries lie between the jobs.
            IReadOnlyList<InstanceState> states = engine.List(before, limit + 1);
            jobs.AddRange(states.Where(s => s.Orchestration == OrchestrationNames.Generate));
            if (jobs.Count > limit || states.Count <= limit)
            {
                break;
            }

            before = states[^1].Number;
        }

        string? next = jobs.Count > limit ? jobs[limit - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return Task.FromResult(new JobInstancePage([.. jobs.Take(limit).Select(InstanceView.Of)], next));
    }

    /// <inheritdoc/>
    public Task<JobInstance?> WaitAsync(string instanceId, CancellationToken cancellationToken = default) =>
        changes.WaitAsync(instanceId, () => engine.Find(instanceId), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> CancelAsync(string instanceId, CancelRequest request, CancellationToken cancellationToken = default) =>
        engine.CancelAsync(instanceId, request, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken = default) => Task.FromResult(engine.Purge(instanceId));

    private async Task<bool> ScheduleAsync(string id, string orchestration, object start, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.ScheduleAsync(id, orchestration, start, cancellationToken);
        }
        catch (QueueFullException e)
        {
            throw new JobQueueFullException(e.Limit, s_retryAfter);
        }
    }
}
