using NextGpt.Pipeline.Replay;

namespace NextGpt.Server.Engine;

/// <summary>An instance at work. Touched by the engine's own thread of control only.</summary>
internal sealed class Instance(InstanceState state, OrchestrationExecution execution, int lines) : IDisposable
{
    private readonly Dictionary<int, ITimer> _timers = [];
    private readonly CancellationTokenSource _end = new();
    private CancellationTokenSource _models = new();

    public InstanceState State { get; set; } = state;

    public OrchestrationExecution Execution { get; } = execution;

    /// <summary>Gets or sets how many lines its history has.</summary>
    public int Lines { get; set; } = lines;

    /// <summary>Gets or sets a value indicating whether its outcome is known, and all that is left is to tell somebody: it takes nobody's place.</summary>
    public bool IsTelling { get; set; }

    /// <summary>Gets what ends its calls of the model lane.</summary>
    public CancellationToken Models => _models.Token;

    /// <summary>Gets what ends all of its other calls.</summary>
    public CancellationToken End => _end.Token;

    public void Set(int call, ITimer timer) => _timers.Add(call, timer);

    public void Unset(int call)
    {
        if (_timers.Remove(call, out ITimer? timer))
        {
            timer.Dispose();
        }
    }

    /// <summary>Lets go of timers that nothing waits for any more.</summary>
    public void Sweep()
    {
        foreach ((int call, ITimer timer) in _timers.Where(t => !Execution.IsOpen(t.Key)).ToArray())
        {
            timer.Dispose();
            _timers.Remove(call);
        }
    }

    /// <summary>Takes the end of the model calls up to now out; later calls are not concerned.</summary>
    public CancellationTokenSource TakeModels()
    {
        CancellationTokenSource before = _models;
        _models = new CancellationTokenSource();
        return before;
    }

    /// <summary>Ends all that still works for it. Sources are not disposed: work may still look at their tokens.</summary>
    public void Dispose()
    {
        foreach (ITimer timer in _timers.Values)
        {
            timer.Dispose();
        }

        _timers.Clear();

        // Not Cancel: what hears of it must not run on this thread.
        _ = _models.CancelAsync();
        _ = _end.CancelAsync();
    }
}
