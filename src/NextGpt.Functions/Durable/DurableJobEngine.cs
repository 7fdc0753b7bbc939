using System.Text.Json;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using NextGpt.Api.Engine;
using NextGpt.Functions.Hosting;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Stores;

namespace NextGpt.Functions.Durable;

/// <summary>Durable Functions as the service uses it.</summary>
/// <param name="clients">The client of the call at hand.</param>
/// <param name="index">The list of jobs.</param>
/// <param name="cancels">Stops activities in other processes.</param>
/// <param name="options">How many jobs may be open.</param>
/// <param name="time">The clock.</param>
internal sealed class DurableJobEngine(DurableClients clients, JobIndex index, CancelMarks cancels, AppOptions options, TimeProvider time) : IJobEngine
{
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_firstLook = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);
    private static readonly string[] s_all = [.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses.Select(s => s.ToString())];

    public async Task<bool> StartAsync(JobStart start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (await MetadataAsync(start.Job, details: false, cancellationToken) is not null)
        {
            return false;
        }

        await CheckRoomAsync(cancellationToken);
        await index.AddAsync(start.Job, start.CreatedAt, cancellationToken);

        // A job of this id may have been stopped and deleted before.
        await cancels.ClearAsync(InstanceIds.Of(start.Job), cancellationToken);
        return await ScheduleAsync(start.Job, OrchestrationNames.Generate, start, cancellationToken);
    }

    public async Task<bool> StartRetryAsync(string instanceId, RetryPartStart start, CancellationToken cancellationToken = default)
    {
        if (await MetadataAsync(instanceId, details: false, cancellationToken) is not null)
        {
            return false;
        }

        await CheckRoomAsync(cancellationToken);
        return await ScheduleAsync(instanceId, OrchestrationNames.RetryPart, start, cancellationToken);
    }

    public async Task<JobInstance?> FindAsync(string instanceId, CancellationToken cancellationToken = default) =>
        await MetadataAsync(instanceId, details: true, cancellationToken) is { } metadata ? InstanceView.Of(instanceId, metadata) : null;

    public async Task<JobInstancePage> ListAsync(string? after, int limit, CancellationToken cancellationToken = default)
    {
        List<JobInstance> jobs = [];
        string? last = null;
        await foreach ((string job, string key) in index.ListAsync(after, cancellationToken))
        {
            if (jobs.Count == limit)
            {
                return new JobInstancePage(jobs, last);
            }

            // One that was forgotten, or whose start broke off, has a name in the index and nothing else.
            if (await FindAsync(job, cancellationToken) is { } instance)
            {
                jobs.Add(instance);
                last = key;
            }
        }

        return new JobInstancePage(jobs, null);
    }

    public async Task<JobInstance?> WaitAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        for (TimeSpan pause = s_firstLook; ; pause = pause * 1.5 < s_longestPause ? pause * 1.5 : s_longestPause)
        {
            JobInstance? instance = await FindAsync(instanceId, cancellationToken);
            if (instance is null or { IsSettled: true })
            {
                return instance;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    public async Task<bool> CancelAsync(string instanceId, CancelRequest request, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(instanceId, cancellationToken) is not { IsSettled: false })
        {
            return false;
        }

        // First the orchestration, so that an activity which stops is one that nobody waits for.
        await clients.Current.RaiseEventAsync(InstanceIds.Of(instanceId), EventNames.Cancel, Wire.Write(request), cancellationToken);
        await cancels.SetAsync(InstanceIds.Of(instanceId), cancellationToken);
        return true;
    }

    public async Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        if (await MetadataAsync(instanceId, details: true, cancellationToken) is not { } metadata)
        {
            return false;
        }

        if (metadata.Name == OrchestrationNames.Generate && InstanceView.Read<JobStart>(metadata.SerializedInput) is { } start)
        {
            await index.RemoveAsync(start.Job, start.CreatedAt, cancellationToken);
        }

        await EndAsync(metadata, cancellationToken);
        return (await clients.Current.PurgeInstanceAsync(InstanceIds.Of(instanceId), cancellation: cancellationToken)).PurgedInstanceCount > 0;
    }

    private async Task<bool> ScheduleAsync(string id, string orchestration, object start, CancellationToken cancellationToken)
    {
        JsonElement input = Wire.Write(start);
        try
        {
            await clients.Current.ScheduleNewOrchestrationInstanceAsync(
                orchestration, input, new StartOrchestrationOptions(InstanceIds.Of(id)) { DedupeStatuses = s_all }, cancellationToken);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return false;
        }
    }

    /// <summary>Only what has ended can be forgotten. A job with its outcome stays open while one of its activities still runs, or somebody is told.</summary>
    private async Task EndAsync(OrchestrationMetadata metadata, CancellationToken cancellationToken)
    {
        if (!metadata.IsCompleted)
        {
            await clients.Current.TerminateInstanceAsync(metadata.InstanceId, "deleted", cancellationToken);
            await clients.Current.WaitForInstanceCompletionAsync(metadata.InstanceId, cancellationToken);
        }
    }

    private Task<OrchestrationMetadata?> MetadataAsync(string id, bool details, CancellationToken cancellationToken) =>
        clients.Current.GetInstanceAsync(InstanceIds.Of(id), getInputsAndOutputs: details, cancellationToken);

    private async Task CheckRoomAsync(CancellationToken cancellationToken)
    {
        var open = new OrchestrationQuery { Statuses = [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running], PageSize = options.MaxOpenJobs };
        int count = 0;
        await foreach (Page<OrchestrationMetadata> page in clients.Current.GetAllInstancesAsync(open).AsPages())
        {
            cancellationToken.ThrowIfCancellationRequested();
            count += page.Values.Count;
            if (count >= options.MaxOpenJobs)
            {
                throw new JobQueueFullException(options.MaxOpenJobs, s_retryAfter);
            }
        }
    }
}
