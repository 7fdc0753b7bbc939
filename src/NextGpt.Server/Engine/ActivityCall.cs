using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Server.Engine;

/// <summary>A call of an activity.</summary>
/// <param name="InstanceId">The instance that called.</param>
/// <param name="Events">Tells orchestrations.</param>
/// <param name="Instance">Ends what is left running after the call: its job is stopped or has ended. It outlives the call.</param>
/// <param name="CancellationToken">Ends the work: the job is stopped, has ended, or the engine stops. It is no longer heard once the call has ended.</param>
public sealed record ActivityCall(string InstanceId, IEventRaiser Events, CancellationToken Instance, CancellationToken CancellationToken);
