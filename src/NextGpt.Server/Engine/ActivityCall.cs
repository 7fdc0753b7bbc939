using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Server.Engine;

/// <summary>A call of an activity.</summary>
/// <param name="InstanceId">The instance that called.</param>
/// <param name="Events">Tells orchestrations.</param>
/// <param name="CancellationToken">Ends the work: the job is stopped, has ended, or the engine stops.</param>
public sealed record ActivityCall(string InstanceId, IEventRaiser Events, CancellationToken CancellationToken);
