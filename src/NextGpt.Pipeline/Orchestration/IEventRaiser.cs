namespace NextGpt.Pipeline.Orchestration;

/// <summary>Raises events for orchestrations: a client of the engine, as activities see it.</summary>
public interface IEventRaiser
{
    /// <summary>Raises an event. One for an instance that has ended or never was is dropped.</summary>
    /// <param name="instanceId">For whom.</param>
    /// <param name="name">One of <see cref="EventNames"/>.</param>
    /// <param name="payload">A message of the pipeline.</param>
    /// <param name="cancellationToken">Gives up waiting; the event may still be raised.</param>
    /// <returns>Ends when the event cannot be lost any more.</returns>
    public Task RaiseEventAsync(string instanceId, string name, object payload, CancellationToken cancellationToken = default);
}
