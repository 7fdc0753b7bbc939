using NextGpt.Pipeline.Replay;

namespace NextGpt.Server.Engine.Journal;

/// <summary>Where the engine writes down what counts. When a call returns, what it wrote survives the process. Thread-safe.</summary>
internal interface IJournal : IDisposable
{
    /// <summary>Does what writes several times as one write: all of it survives the process when the call returns. If it throws, nothing of it was written.</summary>
    public void Together(Action work);

    /// <summary>Adds an instance, queued.</summary>
    /// <returns>The instance with its number, or null if there is one of that id.</returns>
    public InstanceState? TryCreate(InstanceState instance);

    /// <summary>Adds lines to an instance's history and changes the instance, both or neither.</summary>
    /// <param name="state">How the instance stands now.</param>
    /// <param name="sequence">The number of the first line.</param>
    /// <param name="lines">What happened and was decided; may be empty.</param>
    public void Append(InstanceState state, int sequence, IReadOnlyList<HistoryEvent> lines);

    public InstanceState? Find(string id);

    /// <summary>Gets the instances that have not ended, oldest first.</summary>
    public IReadOnlyList<InstanceState> Unfinished();

    /// <summary>Gets instances, newest first.</summary>
    /// <param name="before">Only those with lower numbers; null for all.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<InstanceState> List(long? before, int limit);

    public IReadOnlyList<HistoryEvent> History(string id);

    /// <summary>Forgets an instance that has ended.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Purge(string id);
}
