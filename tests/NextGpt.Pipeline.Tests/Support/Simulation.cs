using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Replay;

namespace NextGpt.Pipeline.Tests.Support;

/// <summary>
/// Runs an orchestration in simulated time, as the worst engine would: before every event the instance is thrown away and replayed from
/// its history, which fails if it does anything else than before.
/// </summary>
internal sealed class Simulation(OrchestrationBody body, Func<Call, Step> activities, string instanceId = "job_1")
{
    public static readonly DateTime Start = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    private readonly List<HistoryEvent> _history = [];
    private readonly PriorityQueue<Func<DateTime, HistoryEvent>, (DateTime At, int Order)> _future = new();
    private int _order;

    public List<Call> Calls { get; } = [];

    public List<string> Statuses { get; } = [];

    public int Replays { get; private set; }

    public double Seconds { get; private set; }

    public IReadOnlyList<HistoryEvent> History => _history;

    public void Raise(double seconds, string name, object payload) =>
        At(Start.AddSeconds(seconds), at => HistoryEvent.Raised(at, name, PipelineMessage.Write(payload)));

    public T Run<T>(object input)
    {
        OrchestrationExecution execution = Happen(HistoryEvent.Started(Start, PipelineMessage.Write(input)));
        while (!execution.IsCompleted)
        {
            Assert.True(_future.TryDequeue(out Func<DateTime, HistoryEvent>? next, out (DateTime At, int Order) when), "The orchestration waits for nothing that can happen.");
            HistoryEvent happened = next(when.At);
            if (happened.Call < 0 || execution.IsOpen(happened.Call))
            {
                Seconds = (when.At - Start).TotalSeconds;
                execution = Happen(happened);
            }
        }

        Replay();
        return execution.Error is null ? PipelineMessage.Read<T>(execution.Output!) : throw execution.Error;
    }

    public IReadOnlyList<Call> CallsOf(string name) => [.. Calls.Where(c => c.Name == name)];

    public T InputOf<T>(string name) => PipelineMessage.Read<T>(Calls.Last(c => c.Name == name).Input);

    private OrchestrationExecution Happen(HistoryEvent happened)
    {
        OrchestrationExecution execution = Replay();
        IReadOnlyList<HistoryEvent> decided = execution.Apply(happened);
        _history.Add(happened);
        _history.AddRange(decided);
        Assert.All(_history, line => Assert.True((line.Payload?.Length ?? 0) <= PipelineMessage.MaxBytes));
        if (execution.CustomStatus is { } status && status != Statuses.LastOrDefault())
        {
            Statuses.Add(status);
        }

        foreach (HistoryEvent decision in decided)
        {
            Dispatch(decision);
        }

        return execution;
    }

    private OrchestrationExecution Replay()
    {
        Replays++;
        return OrchestrationExecution.Replay(instanceId, body, _history);
    }

    private void Dispatch(HistoryEvent decision)
    {
        if (decision.Kind == HistoryKind.TimerCreated)
        {
            At(decision.FireAt, at => HistoryEvent.Fired(at, decision.Call));
            return;
        }

        var call = new Call((decision.At - Start).TotalSeconds, decision.Name!, decision.Payload!, 1 + Calls.Count(c => c.Name == decision.Name && c.Input == decision.Payload));
        Calls.Add(call);
        Step step = activities(call);
        foreach ((double after, object payload) in step.Groups)
        {
            At(decision.At.AddSeconds(after), at => HistoryEvent.Raised(at, EventNames.GroupClosed, PipelineMessage.Write(payload)));
        }

        At(decision.At.AddSeconds(step.Seconds), at => step.Failure is null
            ? HistoryEvent.Completed(at, decision.Call, PipelineMessage.Write(step.Result!))
            : HistoryEvent.Failed(at, decision.Call, step.Failure));
    }

    private void At(DateTime when, Func<DateTime, HistoryEvent> happens) => _future.Enqueue(happens, (when, _order++));
}
