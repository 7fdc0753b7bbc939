using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Generating;

/// <summary>How jobs end. Part of the orchestrations.</summary>
internal static class Endings
{
    /// <summary>Puts the answer together. If not even that can be done, the job has failed, and has ended.</summary>
    public static async Task<JobOutcome> AssembleAsync(StageRunner stages, StageLimits limits, AssembleInput answer)
    {
        try
        {
            AssembleResult result = await stages.FinishAsync<AssembleResult>(limits.Assemble, ActivityNames.Assemble, deadline => answer with { Deadline = deadline });
            return new JobOutcome(result.Status, result.Answer, answer.Error);
        }
        catch (ActivityFailedException e)
        {
            return new JobOutcome(JobStatus.Failed, null, e.Failure.ToError());
        }
    }

    /// <summary>Tells the asker. Whatever comes of it, the job's outcome stays what it is.</summary>
    public static async Task<JobOutcome> NotifyAsync(IOrchestrationContext context, StageRunner stages, JobStart start, JobOutcome outcome)
    {
        string id = $"evt_{context.NewGuid():N}";
        DateTime endedAt = context.CurrentUtcDateTime;
        NotifyInput Notice(DateTime deadline) => new(start.Job, id, start.Webhook!, outcome.Status, endedAt, deadline);
        try
        {
            NotifyResult result = await stages.FinishAsync<NotifyResult>(start.Limits.Notify, ActivityNames.Notify, Notice);
            return outcome with { Notified = result.Delivered };
        }
        catch (ActivityFailedException e)
        {
            await PutAsideAsync(stages, start.Limits, Notice, e.Failure.ToError());
            return outcome with { Notified = false };
        }
    }

    private static async Task PutAsideAsync(StageRunner stages, StageLimits limits, Func<DateTime, NotifyInput> notice, JobError error)
    {
        try
        {
            await stages.FinishAsync<NotifyResult>(limits.Assemble, ActivityNames.DeadLetter, deadline => new DeadLetterInput(notice(deadline), error));
        }
        catch (ActivityFailedException)
        {
            // The engine's history has both failures, and the job has its answer: nothing of it depends on a notice.
        }
    }
}
