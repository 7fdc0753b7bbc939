namespace NextGpt.Pipeline.Replay;

/// <summary>
/// Runs the continuations of an orchestration one after another on the caller's thread. Whatever arrives from elsewhere, the orchestration
/// awaited something that is not its context's.
/// </summary>
internal sealed class OrchestrationPump : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private int _thread;
    private volatile bool _foreign;

    /// <summary>Gets a value indicating whether something arrived from another thread.</summary>
    public bool WasForeign => _foreign;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Volatile.Read(ref _thread) != Environment.CurrentManagedThreadId)
        {
            _foreign = true;
            return;
        }

        _queue.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("An orchestration does not wait for another thread.");

    public override SynchronizationContext CreateCopy() => this;

    public void Run(Action action)
    {
        SynchronizationContext? before = Current;
        Volatile.Write(ref _thread, Environment.CurrentManagedThreadId);
        SetSynchronizationContext(this);
        try
        {
            action();
            while (_queue.TryDequeue(out (SendOrPostCallback Callback, object? State) item))
            {
                item.Callback(item.State);
            }
        }
        finally
        {
            SetSynchronizationContext(before);
            Volatile.Write(ref _thread, 0);
        }
    }
}
