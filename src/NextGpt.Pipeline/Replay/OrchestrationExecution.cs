namespace NextGpt.Pipeline.Replay;

/// <summary>
/// One instance of an orchestration, driven by its history. What happens is handed in with <see cref="Apply"/>, which returns what the
/// orchestration decided in turn; both belong into the history, in that order and together. <see cref="Replay"/> brings an instance back to
/// where its history ends and finds out when it does not get there. Not thread-safe.
/// </summary>
public sealed class OrchestrationExecution
{
    private readonly ReplayContext _context;
    private readonly OrchestrationPump _pump = new();
    private readonly OrchestrationBody _body;
    private Task<string>? _run;

    /// <summary>Makes an instance that has not started.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="body">The orchestration: context and input in, output out.</param>
    public OrchestrationExecution(string instanceId, OrchestrationBody body)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentNullException.ThrowIfNull(body);
        _context = new ReplayContext(instanceId);
        _body = body;
    }

    /// <summary>Gets the instance's id.</summary>
    public string InstanceId => _context.InstanceId;

    /// <summary>Gets a value indicating whether the orchestration has returned or thrown.</summary>
    public bool IsCompleted => _run?.IsCompleted ?? false;

    /// <summary>Gets what it returned; null before, and when it threw.</summary>
    public string? Output => _run is { IsCompletedSuccessfully: true } ? _run.Result : null;

    /// <summary>Gets what it threw.</summary>
    public Exception? Error => _run?.Exception?.InnerException ?? (_run is { IsCanceled: true } ? new TaskCanceledException(_run) : null);

    /// <summary>Gets its custom status as JSON.</summary>
    public string? CustomStatus => _context.CustomStatus;

    /// <summary>Brings an instance to where its history ends.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="body">The orchestration.</param>
    /// <param name="history">All that happened and was decided, from its start.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="NonDeterministicException">It did something else this time.</exception>
    public static OrchestrationExecution Replay(string instanceId, OrchestrationBody body, IEnumerable<HistoryEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var execution = new OrchestrationExecution(instanceId, body);
        var decided = new Queue<HistoryEvent>();
        foreach (HistoryEvent line in history)
        {
            if (line.IsDecision)
            {
                execution.Match(line, decided);
                continue;
            }

            execution.MustBeEmpty(decided, $"'{line.Kind}' to come next");
            decided = new Queue<HistoryEvent>(execution.Run(line, replaying: true));
        }

        execution.MustBeEmpty(decided, "nothing more");
        return execution;
    }

    /// <summary>Hands in something that happened for the first time.</summary>
    /// <param name="happened">No decision; the first is <see cref="HistoryKind.Started"/>.</param>
    /// <returns>What the orchestration decided.</returns>
    /// <exception cref="NonDeterministicException">It awaited something that is not of its context.</exception>
    public IReadOnlyList<HistoryEvent> Apply(HistoryEvent happened) => Run(happened, replaying: false);

    /// <summary>Tells whether the orchestration still waits for an activity or a timer.</summary>
    /// <param name="call">Its number.</param>
    /// <returns>False as well once the instance has ended.</returns>
    public bool IsOpen(int call) => !IsCompleted && _context.IsOpen(call);

    private List<HistoryEvent> Run(HistoryEvent happened, bool replaying)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.IsDecision || (happened.Kind == HistoryKind.Started) != (_run is null))
        {
            throw new InvalidOperationException($"Instance {InstanceId}: {happened.Kind} cannot happen {(_run is null ? "before" : "after")} its start.");
        }

        _context.IsReplaying = replaying;
        _pump.Run(() =>
        {
            _context.Take(happened);
            _run ??= _body(_context, happened.Payload!);
        });
        if (_pump.WasForeign)
        {
            throw new NonDeterministicException(InstanceId, "to await nothing but its context", "a continuation from another thread");
        }

        List<HistoryEvent> decided = [.. _context.Decisions];
        _context.Decisions.Clear();
        return decided;
    }

    private void Match(HistoryEvent expected, Queue<HistoryEvent> decided)
    {
        if (!decided.TryDequeue(out HistoryEvent? actual))
        {
            throw new NonDeterministicException(InstanceId, Describe(expected), IsCompleted ? "its end" : "no call");
        }

        if (actual with { At = expected.At } != expected)
        {
            throw new NonDeterministicException(InstanceId, Describe(expected), Describe(actual));
        }
    }

    private void MustBeEmpty(Queue<HistoryEvent> decided, string expected)
    {
        if (decided.TryPeek(out HistoryEvent? extra))
        {
            throw new NonDeterministicException(InstanceId, expected, Describe(extra));
        }
    }

    private static string Describe(HistoryEvent decision) => decision.Kind == HistoryKind.TimerCreated
        ? $"call {decision.Call} to be a timer at {decision.Payload}"
        : $"call {decision.Call} to be activity {decision.Name} with {decision.Payload}";
}
