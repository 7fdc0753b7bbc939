using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Server.Engine.Journal;
using NextGpt.Server.Engine.Lanes;

namespace NextGpt.Server.Engine;

/// <summary>
/// Runs orchestrations on one machine. What happens is journalled, together with what the orchestration decided upon it, before anything
/// of it is done; so after a crash every instance goes on where it was, and no activity that has ended runs again. One thread of control
/// at a time takes one thing after another from a queue; activities run beside it in their lanes. Thread-safe.
/// </summary>
public sealed partial class EmbeddedEngine : IEventRaiser, IAsyncDisposable
{
    private const int MostTogether = 64;

    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40);

    private readonly IJournal _journal;
    private readonly EngineRegistry _registry;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<EmbeddedEngine> _log;
    private readonly IInstanceObserver? _observer;
    private readonly LaneScheduler _lanes;

    // Whoever has something done while nothing is does it where it is: on busy cores another thread may take longer to wake than the disk to write.
    private readonly Channel<Action> _commands = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly List<Action> _effects = [];
    private readonly Dictionary<string, Instance> _active = new(StringComparer.Ordinal);
    private readonly Queue<InstanceState> _queued = new();
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource<InstanceState>> _ends = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private Exception? _fault;
    private long _order;

    /// <summary>Makes an engine; <see cref="Start"/> starts it.</summary>
    /// <param name="journalPath">The journal's file; it is made if there is none. One engine at a time may have it.</param>
    /// <param name="registry">What it runs.</param>
    /// <param name="options">How much at once.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">For what no caller hears of.</param>
    /// <param name="observer">Hears of changes, or null.</param>
    /// <exception cref="JournalException">The journal is of another version.</exception>
    public EmbeddedEngine(
        string journalPath, EngineRegistry registry, EngineOptions options, TimeProvider time, ILogger<EmbeddedEngine> log, IInstanceObserver? observer = null)
        : this(new SqliteJournal(journalPath), registry, options, time, log, observer)
    {
    }

    internal EmbeddedEngine(
        IJournal journal, EngineRegistry registry, EngineOptions options, TimeProvider time, ILogger<EmbeddedEngine> log, IInstanceObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_journal, _registry, _options, _time, _log, _observer) = (journal, registry, options.Validated(), time, log, observer);
        _lanes = new LaneScheduler(options.ModelLanes, options.IoLanes, options.NoticeLanes);
    }

    /// <summary>Gets about how many instances wait for a place.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Gets about how many instances are at work.</summary>
    public int Active => _active.Count;

    /// <summary>Gets why the engine has stopped; null while it works.</summary>
    public Exception? Fault => Volatile.Read(ref _fault);

    /// <summary>Starts the engine, and goes on with every instance that has not ended.</summary>
    public void Start()
    {
        Post(Resume);
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Accepts an instance. When the call returns, it cannot be lost any more.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="orchestration">The name of its orchestration.</param>
    /// <param name="input">Its input, a message of the pipeline.</param>
    /// <param name="cancellationToken">Gives up waiting; it may still be accepted.</param>
    /// <returns>Whether it is new; if not, the one of that id stays what it is.</returns>
    /// <exception cref="QueueFullException">As many wait as may.</exception>
    /// <exception cref="MessageTooLargeException">The input does not fit a message.</exception>
    /// <exception cref="EngineFaultedException">The engine has stopped.</exception>
    public Task<bool> ScheduleAsync(string id, string orchestration, object input, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        _registry.Orchestration(orchestration);
        string json = PipelineMessage.Write(input);
        return AskAsync(() => Accept(id, orchestration, json), cancellationToken);
    }

    /// <inheritdoc/>
    public Task RaiseEventAsync(string instanceId, string name, object payload, CancellationToken cancellationToken = default)
    {
        string json = PipelineMessage.Write(payload);
        return AskAsync(() => Raise(instanceId, name, json), cancellationToken);
    }

    /// <summary>Stops an instance: its orchestration hears of it, and what it runs of the model is ended at once.</summary>
    /// <param name="instanceId">Which.</param>
    /// <param name="request">Why.</param>
    /// <param name="cancellationToken">Gives up waiting; it may still be stopped.</param>
    /// <returns>Whether there was something to stop.</returns>
    public Task<bool> CancelAsync(string instanceId, CancelRequest request, CancellationToken cancellationToken = default)
    {
        string json = PipelineMessage.Write(request);
        return AskAsync(
            () =>
            {
                CancellationTokenSource? models = Live(instanceId)?.TakeModels();
                bool raised = Raise(instanceId, EventNames.Cancel, json);
                _effects.Add(() => _ = models?.CancelAsync());
                return raised;
            },
            cancellationToken);
    }

    /// <summary>Looks an instance up.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>What is known of it, or null.</returns>
    public InstanceState? Find(string id) => _journal.Find(id);

    /// <summary>Lists instances, newest first.</summary>
    /// <param name="before">Only those with lower numbers; null for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>What is known of them.</returns>
    public IReadOnlyList<InstanceState> List(long? before, int limit) => _journal.List(before, limit);

    /// <summary>Forgets an instance that has ended.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was one.</returns>
    public bool Purge(string id) => _journal.Purge(id);

    /// <summary>Waits for an instance's end.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How it ended, or null if there is none.</returns>
    /// <exception cref="EngineFaultedException">The engine has stopped.</exception>
    public async Task<InstanceState?> WaitAsync(string id, CancellationToken cancellationToken = default)
    {
        Task<InstanceState?> end = await AskAsync(() => EndOf(id), cancellationToken);
        return await end.WaitAsync(cancellationToken);
    }

    /// <summary>Gets how many instances wait for a place.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many.</returns>
    public Task<int> CountQueuedAsync(CancellationToken cancellationToken = default) => AskAsync(() => _waiting.Count, cancellationToken);

    /// <summary>Stops: ends what runs, and leaves every instance as it is journalled.</summary>
    /// <returns>Ends when nothing of it runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _commands.Writer.TryComplete();
        await _loop;
        foreach (Instance instance in _active.Values)
        {
            instance.Dispose();
        }

        await _lanes.StopAsync();
        FailWaiters();
        _journal.Dispose();
    }
}
