using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Telemetry;

namespace NextGpt.Pipeline.Replay;

/// <summary>An orchestration's view of its history. Not thread-safe: <see cref="OrchestrationExecution"/> runs it on one thread at a time.</summary>
internal sealed class ReplayContext(string instanceId) : IOrchestrationContext
{
    private readonly Dictionary<int, TaskCompletionSource<string>> _activities = [];
    private readonly Dictionary<int, TaskCompletionSource> _timers = [];
    private readonly Dictionary<string, LinkedList<TaskCompletionSource<string>>> _waits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string>> _early = new(StringComparer.Ordinal);
    private int _calls;
    private int _guids;

    public string InstanceId => instanceId;

    public DateTime CurrentUtcDateTime { get; private set; }

    public bool IsReplaying { get; set; }

    /// <summary>Gets what the orchestration decided and nobody has looked at yet.</summary>
    public Queue<HistoryEvent> Decisions { get; } = new();

    public string? CustomStatus { get; private set; }

    /// <summary>Tells whether an activity or timer is still waited for.</summary>
    public bool IsOpen(int call) => _activities.ContainsKey(call) || _timers.ContainsKey(call);

    public Guid NewGuid()
    {
        Span<byte> name = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(name, _guids++);
        byte[] hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(instanceId), 0, .. name]);

        // Version 8 of RFC 9562: an id of the application's own making.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    public async Task<T> CallActivityAsync<T>(string name, object input, ActivityOptions? options = null)
    {
        string json = PipelineMessage.Write(input);
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan delay;
            try
            {
                return PipelineMessage.Read<T>(await ScheduleAsync(name, json));
            }
            catch (ActivityFailedException e) when (!e.Failure.Permanent && attempt < options?.Retry?.MaxAttempts)
            {
                delay = options.Retry.DelayAfter(attempt);
                if (!IsReplaying)
                {
                    PipelineTelemetry.Retried(name);
                }
            }

            await CreateTimer(CurrentUtcDateTime + delay, CancellationToken.None);
        }
    }

    public Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        int call = _calls++;
        var timer = new TaskCompletionSource();
        _timers.Add(call, timer);
        Decisions.Enqueue(HistoryEvent.Timer(CurrentUtcDateTime, call, fireAt));
        cancellationToken.Register(() =>
        {
            if (_timers.Remove(call))
            {
                timer.TrySetCanceled(cancellationToken);
            }
        });
        return timer.Task;
    }

    public async Task<T> WaitForExternalEvent<T>(string name, CancellationToken cancellationToken = default)
    {
        if (_early.TryGetValue(name, out Queue<string>? early) && early.TryDequeue(out string? payload))
        {
            return PipelineMessage.Read<T>(payload);
        }

        var wait = new TaskCompletionSource<string>();
        if (!_waits.TryGetValue(name, out LinkedList<TaskCompletionSource<string>>? waits))
        {
            _waits.Add(name, waits = []);
        }

        waits.AddLast(wait);
        cancellationToken.Register(() =>
        {
            if (waits.Remove(wait))
            {
                wait.TrySetCanceled(cancellationToken);
            }
        });
        return PipelineMessage.Read<T>(await wait.Task);
    }

    public void SetCustomStatus(object status) => CustomStatus = PipelineMessage.Write(status, PipelineMessage.MaxStatusBytes);

    /// <summary>Takes in what happened. What nobody waits for any more is let go.</summary>
    public void Take(HistoryEvent happened)
    {
        CurrentUtcDateTime = happened.At > CurrentUtcDateTime ? happened.At : CurrentUtcDateTime;
        switch (happened.Kind)
        {
            case HistoryKind.ActivityCompleted when _activities.Remove(happened.Call, out TaskCompletionSource<string>? ended):
                ended.SetResult(happened.Payload!);
                break;
            case HistoryKind.ActivityFailed when _activities.Remove(happened.Call, out TaskCompletionSource<string>? failed):
                failed.SetException(new ActivityFailedException((string)failed.Task.AsyncState!, PipelineMessage.Read<ActivityFailure>(happened.Payload!)));
                break;
            case HistoryKind.TimerFired when _timers.Remove(happened.Call, out TaskCompletionSource? timer):
                timer.SetResult();
                break;
            case HistoryKind.EventRaised:
                Deliver(happened.Name!, happened.Payload!);
                break;
        }
    }

    private Task<string> ScheduleAsync(string name, string json)
    {
        int call = _calls++;
        var activity = new TaskCompletionSource<string>(name);
        _activities.Add(call, activity);
        Decisions.Enqueue(HistoryEvent.Scheduled(CurrentUtcDateTime, call, name, json));
        return activity.Task;
    }

    private void Deliver(string name, string payload)
    {
        if (_waits.TryGetValue(name, out LinkedList<TaskCompletionSource<string>>? waits) && waits.First is { } first)
        {
            waits.RemoveFirst();
            first.Value.SetResult(payload);
            return;
        }

        if (!_early.TryGetValue(name, out Queue<string>? early))
        {
            _early.Add(name, early = new Queue<string>());
        }

        early.Enqueue(payload);
    }
}
