using Microsoft.Extensions.Logging;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Replay;
using NextGpt.Server.Engine.Lanes;

namespace NextGpt.Server.Engine;

/// <content>The thread of control: everything below runs on it alone, but for the calls of activities.</content>
public sealed partial class EmbeddedEngine
{
    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private int AtWork => _active.Values.Count(i => !i.IsTelling);

    private async Task RunAsync()
    {
        while (await _commands.Reader.WaitToReadAsync().ConfigureAwait(false) && !_stop.IsCancellationRequested)
        {
            try
            {
                // What has come meanwhile is journalled as one write, and only then carried out: a disk takes as long for one as for many.
                _journal.Together(TakeAll);
                CarryOut();
            }
#pragma warning disable CA1031 // Whatever it is, nothing may be done that is not journalled: the engine stops, and says why.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Volatile.Write(ref _fault, e);
                LogFault(e);
                _commands.Writer.TryComplete();
                await _stop.CancelAsync();
                FailWaiters();
                return;
            }
        }
    }

    private void TakeAll()
    {
        for (int i = 0; i < MostTogether && _commands.Reader.TryRead(out Action? command); i++)
        {
            command();
        }
    }

    private void CarryOut()
    {
        foreach (Action effect in _effects)
        {
            effect();
        }

        _effects.Clear();
    }

    private void Post(Action command) => _commands.Writer.TryWrite(command);

    /// <summary>Has something done by the thread of control. What the journal cannot do stops the engine; other errors are the caller's.</summary>
    private async Task<T> AskAsync<T>(Func<T> ask, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration stopped = _stop.Token.Register(() => answer.TrySetException(new EngineFaultedException(Fault)));
        bool posted = _commands.Writer.TryWrite(() =>
        {
            try
            {
                T result = ask();
                _effects.Add(() => answer.TrySetResult(result));
            }
            catch (QueueFullException e)
            {
                answer.TrySetException(e);
            }
        });
        if (!posted)
        {
            throw new EngineFaultedException(Fault);
        }

        return await answer.Task.WaitAsync(cancellationToken);
    }

    private void Resume()
    {
        foreach (InstanceState state in _journal.Unfinished())
        {
            // Whoever follows it hears that it is still there before it goes on.
            Show(state);
            if (state.Status == InstanceStatus.Queued)
            {
                Enqueue(state);
            }
            else
            {
                Resume(state);
            }
        }

        StartQueued();
    }

    private void Resume(InstanceState state)
    {
        IReadOnlyList<HistoryEvent> history = _journal.History(state.Id);
        try
        {
            OrchestrationExecution execution = OrchestrationExecution.Replay(state.Id, _registry.Orchestration(state.Orchestration), history);
            var instance = new Instance(state, execution, history.Count);
            _active.Add(state.Id, instance);
            Dispatch(instance, history.Where(line => line.IsDecision));
        }
        catch (Exception e) when (e is NonDeterministicException or ArgumentException)
        {
            // The program has changed under it. It cannot go on, and must not stop the others.
            LogLost(state.Id, e);
            if (_active.Remove(state.Id, out Instance? begun))
            {
                begun.Dispose();
            }

            Settle(state with { Status = InstanceStatus.Failed, Error = e.Message, ChangedAt = Now }, history.Count, []);
            Tell(state.Id);
        }
    }

    private bool Accept(string id, string orchestration, string input)
    {
        if (_journal.Find(id) is not null)
        {
            return false;
        }

        bool starts = AtWork < _options.MaxActive && _waiting.Count == 0;
        if (!starts && _waiting.Count >= _options.MaxQueued)
        {
            throw new QueueFullException(_options.MaxQueued);
        }

        InstanceState state = _journal.TryCreate(new InstanceState { Id = id, Orchestration = orchestration, Input = input, CreatedAt = Now })!;
        Show(state);
        Enqueue(state);
        StartQueued();
        return true;
    }

    private void Enqueue(InstanceState state)
    {
        _queued.Enqueue(state);
        _waiting.Add(state.Id);
    }

    private void StartQueued()
    {
        while (AtWork < _options.MaxActive && _queued.TryDequeue(out InstanceState? next))
        {
            if (_waiting.Remove(next.Id))
            {
                StartInstance(next);
            }
        }
    }

    private Instance StartInstance(InstanceState state)
    {
        var execution = new OrchestrationExecution(state.Id, _registry.Orchestration(state.Orchestration));
        var instance = new Instance(state with { Status = InstanceStatus.Running }, execution, 0);
        _active.Add(state.Id, instance);
        Happen(instance, HistoryEvent.Started(Now, state.Input));
        return instance;
    }

    /// <summary>Gets an instance at work. One that waits is started out of turn: it is only asked for to be told something.</summary>
    private Instance? Live(string id)
    {
        if (_waiting.Remove(id))
        {
            StartInstance(_journal.Find(id)!);
        }

        return _active.GetValueOrDefault(id);
    }

    private bool Raise(string id, string name, string payload)
    {
        Instance? instance = Live(id);
        if (instance is not null)
        {
            Happen(instance, HistoryEvent.Raised(Now, name, payload));
        }

        return instance is not null;
    }

    /// <summary>Lets something happen to an instance: first to its orchestration, then in the journal, and only then are its decisions carried out.</summary>
    private void Happen(Instance instance, HistoryEvent happened)
    {
        IReadOnlyList<HistoryEvent> decided = [];
        Exception? error = null;
        try
        {
            decided = instance.Execution.Apply(happened);
            error = instance.Execution.Error;
        }
        catch (NonDeterministicException e)
        {
            error = e;
        }

        InstanceStatus status = error is not null ? InstanceStatus.Failed : instance.Execution.IsCompleted ? InstanceStatus.Completed : InstanceStatus.Running;
        instance.State = instance.State with
        {
            Status = status,
            CustomStatus = instance.Execution.CustomStatus,
            Output = instance.Execution.Output,
            Error = error?.Message,
            ChangedAt = Now,
        };
        Settle(instance.State, instance.Lines, [happened, .. decided]);
        instance.Lines += decided.Count + 1;
        if (status != InstanceStatus.Running)
        {
            End(instance, error);
            return;
        }

        instance.Sweep();
        Dispatch(instance, decided);
    }

    private void Settle(InstanceState state, int sequence, IReadOnlyList<HistoryEvent> lines)
    {
        _journal.Append(state, sequence, lines);
        Show(state);
    }

    private void Show(InstanceState state)
    {
        if (_observer is not null)
        {
            _effects.Add(() => _observer.OnChanged(state));
        }
    }

    private void End(Instance instance, Exception? error)
    {
        if (error is not null)
        {
            LogLost(instance.State.Id, error);
        }

        instance.Dispose();
        _active.Remove(instance.State.Id);
        Tell(instance.State.Id);
        StartQueued();
    }

    private void Tell(string id)
    {
        InstanceState state = _journal.Find(id)!;
        _effects.Add(() =>
        {
            if (_ends.Remove(id, out TaskCompletionSource<InstanceState>? end))
            {
                end.TrySetResult(state);
            }
        });
    }

    private async Task<InstanceState?> EndOf(string id)
    {
        InstanceState? state = _journal.Find(id);
        if (state is null || state.IsEnded)
        {
            return state;
        }

        if (!_ends.TryGetValue(id, out TaskCompletionSource<InstanceState>? end))
        {
            _ends.Add(id, end = new TaskCompletionSource<InstanceState>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return await end.Task;
    }

    private void FailWaiters()
    {
        foreach (TaskCompletionSource<InstanceState> end in _ends.Values)
        {
            end.TrySetException(new EngineFaultedException(Fault));
        }

        _ends.Clear();
    }

    private void Dispatch(Instance instance, IEnumerable<HistoryEvent> decisions) => _effects.AddRange(decisions.Select<HistoryEvent, Action>(d => () => Dispatch(instance, d)));

    private void Dispatch(Instance instance, HistoryEvent decision)
    {
        // What was decided and given up within one turn is not begun.
        if (!instance.Execution.IsOpen(decision.Call))
        {
            return;
        }

        if (decision.Kind == HistoryKind.TimerCreated)
        {
            SetTimer(instance, decision);
            return;
        }

        (Lane lane, Func<ActivityCall, string, Task<string>> runAsync) = _registry.Activity(decision.Name!);
        if (lane == Lane.Notice && !instance.IsTelling)
        {
            instance.IsTelling = true;
            Post(StartQueued);
        }

        CancellationToken end = lane == Lane.Model ? instance.Models : instance.End;
        var call = new ActivityCall(instance.State.Id, this, end, end);
        _lanes.Add(new LaneWork(instance.State.Number, _order++, lane, () => CallAsync(instance, decision, call, runAsync)));
    }

    private async Task CallAsync(Instance instance, HistoryEvent decision, ActivityCall call, Func<ActivityCall, string, Task<string>> runAsync)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, instance.End, _stop.Token);
        HistoryEvent happened;
        try
        {
            either.Token.ThrowIfCancellationRequested();
            string result = await runAsync(call with { CancellationToken = either.Token }, decision.Payload!);
            happened = HistoryEvent.Completed(Now, decision.Call, result);
        }
#pragma warning disable CA1031 // It is not swallowed: the orchestration hears of it, and decides.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailure(decision.Name!, instance.State.Id, e);
            happened = HistoryEvent.Failed(Now, decision.Call, ActivityFailure.Of(e));
        }

        Post(() =>
        {
            if (instance.Execution.IsOpen(decision.Call))
            {
                Happen(instance, happened);
            }
        });
    }

    private void SetTimer(Instance instance, HistoryEvent decision)
    {
        TimeSpan left = decision.FireAt - Now;
        TimeSpan due = left < TimeSpan.Zero ? TimeSpan.Zero : left > LongestTimer ? LongestTimer : left;
        ITimer timer = _time.CreateTimer(_ => Post(() => Fire(instance, decision)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        instance.Set(decision.Call, timer);
        timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void Fire(Instance instance, HistoryEvent decision)
    {
        if (!instance.Execution.IsOpen(decision.Call))
        {
            return;
        }

        if (decision.FireAt > Now)
        {
            instance.Unset(decision.Call);
            SetTimer(instance, decision);
            return;
        }

        Happen(instance, HistoryEvent.Fired(Now, decision.Call));
    }

    [LoggerMessage(1, LogLevel.Critical, "The engine stops: its journal cannot be written.")]
    private partial void LogFault(Exception exception);

    [LoggerMessage(2, LogLevel.Error, "Instance {Instance} threw.")]
    private partial void LogLost(string instance, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "Activity {Activity} of {Instance} failed.")]
    private partial void LogFailure(string activity, string instance, Exception exception);
}
