using Microsoft.DurableTask.Client;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Functions.Durable;

/// <summary>Events of an activity for its orchestration.</summary>
/// <param name="client">The host's client.</param>
internal sealed class DurableEvents(DurableTaskClient client) : IEventRaiser
{
    public Task RaiseEventAsync(string instanceId, string name, object payload, CancellationToken cancellationToken = default) =>
        client.RaiseEventAsync(instanceId, name, Wire.Write(payload), cancellationToken);
}
