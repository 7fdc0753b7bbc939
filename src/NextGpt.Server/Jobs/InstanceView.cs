using NextGpt.Api.Engine;
using NextGpt.Pipeline.Messages;
using NextGpt.Server.Engine;

namespace NextGpt.Server.Jobs;

/// <summary>Instances of the embedded engine in the terms that every engine has.</summary>
internal static class InstanceView
{
    public static JobInstance Of(InstanceState state)
    {
        JobProgress? progress = state.CustomStatus is { } shown ? PipelineMessage.Read<JobProgress>(shown) : null;
        return new JobInstance
        {
            Id = state.Id,
            Phase = state.Status switch
            {
                InstanceStatus.Queued => JobPhase.Queued,
                InstanceStatus.Running => JobPhase.Running,
                InstanceStatus.Completed => JobPhase.Ended,
                _ => JobPhase.Lost,
            },
            CreatedAt = state.CreatedAt,
            Progress = progress,
            Outcome = state.Output is { } output ? PipelineMessage.Read<JobOutcome>(output) : progress?.Outcome,
        };
    }
}
