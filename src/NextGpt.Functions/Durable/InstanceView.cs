using System.Text.Json;
using Microsoft.DurableTask.Client;
using NextGpt.Api.Engine;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Functions.Durable;

/// <summary>Instances of the task hub in the terms that every engine has.</summary>
internal static class InstanceView
{
    public static JobInstance Of(string id, OrchestrationMetadata metadata)
    {
        JobProgress? progress = Read<JobProgress>(metadata.SerializedCustomStatus);
        return new JobInstance
        {
            Id = id,
            Phase = metadata.RuntimeStatus switch
            {
                OrchestrationRuntimeStatus.Pending => JobPhase.Queued,
                OrchestrationRuntimeStatus.Completed => JobPhase.Ended,
                OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => JobPhase.Lost,
                _ => JobPhase.Running,
            },
            CreatedAt = metadata.CreatedAt.UtcDateTime,
            Progress = progress,
            Outcome = (metadata.RuntimeStatus == OrchestrationRuntimeStatus.Completed ? Read<JobOutcome>(metadata.SerializedOutput) : null) ?? progress?.Outcome,
        };
    }

    public static T? Read<T>(string? json)
        where T : class => string.IsNullOrEmpty(json) || JsonElement.Parse(json).ValueKind != JsonValueKind.Object ? null : PipelineMessage.Read<T>(json);
}
