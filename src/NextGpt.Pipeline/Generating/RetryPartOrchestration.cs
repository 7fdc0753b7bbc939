using NextGpt.Contracts;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Generating;

/// <summary>Makes one part of an answer again: the next revision of the answer has it, or its new error.</summary>
public static class RetryPartOrchestration
{
    /// <summary>Runs a retry.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="start">What it starts from.</param>
    /// <returns>What the job has come to.</returns>
    public static async Task<JobOutcome> RunAsync(IOrchestrationContext context, RetryPartStart start)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(start);
        var stages = new StageRunner(context, start.CreatedAt, deadlineSeconds: null, start.Retry);
        var decoders = new Decoders(stages, AsJob(start));
        var board = new ProgressBoard(context, decoders);
        decoders.Start(start.Group);
        board.Show(ActivityNames.Decode, 0);
        await decoders.NextAsync();
        board.Show(ActivityNames.Assemble, 0.95);
        JobOutcome outcome = await Endings.AssembleAsync(stages, start.Limits, new AssembleInput
        {
            Job = start.Job,
            BundleDigest = start.BundleDigest,
            Revision = start.Revision,
            Request = start.Request,
            Previous = start.Previous,
            Parts = decoders.Outcomes([start.Group]),
            Seed = start.Seed,
            CreatedAt = start.CreatedAt,
            StartedAt = board.StartedAt,
            EndedAt = context.CurrentUtcDateTime,
            Deadline = default,
        });
        board.Show(ActivityNames.Assemble, 1, outcome);
        return outcome;
    }

    private static JobStart AsJob(RetryPartStart start) => new()
    {
        Job = start.Job,
        BundleDigest = start.BundleDigest,
        Request = start.Request,
        Seed = start.Seed,
        Steps = start.Steps,
        Guidance = start.Guidance,
        Decoders = start.Decoder is null ? new Dictionary<Modality, string>() : new Dictionary<Modality, string> { [start.Group.Type] = start.Decoder },
        CreatedAt = start.CreatedAt,
        Limits = start.Limits,
        Retry = start.Retry,
    };
}
