using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Generating;

/// <summary>Shows where a job stands. Part of the orchestration.</summary>
internal sealed class ProgressBoard(IOrchestrationContext context, Decoders decoders)
{
    /// <summary>Gets when work began, UTC.</summary>
    public DateTime StartedAt { get; } = context.CurrentUtcDateTime;

    public void Show(string stage, double progress, JobOutcome? outcome = null) =>
        context.SetCustomStatus(new JobProgress(stage, Math.Round(progress, 3), StartedAt, decoders.Progress, outcome));
}
