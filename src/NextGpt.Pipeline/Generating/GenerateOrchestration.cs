using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Generating;

/// <summary>A job from its request to its answer. It always ends in a terminal status, whatever its activities do.</summary>
public static class GenerateOrchestration
{
    /// <summary>Runs a job.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="start">What it starts from.</param>
    /// <returns>What it came to.</returns>
    public static async Task<JobOutcome> RunAsync(IOrchestrationContext context, JobStart start)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(start);
        var stages = new StageRunner(context, start.CreatedAt, start.DeadlineSeconds, start.Retry);
        var decoders = new Decoders(stages, start);
        var board = new ProgressBoard(context, decoders);
        var answer = new AssembleInput
        {
            Job = start.Job,
            BundleDigest = start.BundleDigest,
            Request = start.Request,
            Seed = start.Seed,
            CreatedAt = start.CreatedAt,
            StartedAt = board.StartedAt,
            Deadline = default,
        };
        try
        {
            board.Show(ActivityNames.Encode, 0);
            answer = answer with { Encoded = await EncodeAsync(stages, start) };
            board.Show(ActivityNames.Reason, 0.1);
            ReasonResult reasoned = await ReasonAsync(context, stages, start, decoders, board);

            // The groups come with their outcomes; twice they would not fit a message.
            answer = answer with { Reasoned = reasoned with { Groups = [] } };
            board.Show(ActivityNames.Decode, 0.4);
            for (int total = reasoned.Groups.Count, open = decoders.Open(reasoned.Groups); open > 0; open = decoders.Open(reasoned.Groups))
            {
                await decoders.NextAsync();
                board.Show(ActivityNames.Decode, 0.95 - (0.55 * decoders.Open(reasoned.Groups) / total));
            }

            answer = answer with { Parts = decoders.Outcomes(reasoned.Groups) };
        }
        catch (JobCanceledException)
        {
            board.Show(ActivityNames.Assemble, 0.95);
        }
        catch (ActivityFailedException e)
        {
            answer = answer with { Error = e.Failure.ToError() };
        }

        JobOutcome outcome = await Endings.AssembleAsync(stages, start.Limits, answer with { Canceled = stages.IsCanceled, EndedAt = context.CurrentUtcDateTime });
        board.Show(ActivityNames.Notify, 1, outcome);
        return start.Webhook is null ? outcome : await Endings.NotifyAsync(context, stages, start, outcome);
    }

    private static async Task<EncodeSummary> EncodeAsync(StageRunner stages, JobStart start) =>
        EncodeSummary.Of(await Task.WhenAll(start.Media.Select(media => stages.RunAsync<EncodeResult>(
            start.Limits.Encode, ActivityNames.Encode, deadline => new EncodeInput(start.Job, start.BundleDigest, media, deadline)))));

    /// <summary>Lets the language model answer, and starts each decoder as soon as its group closes.</summary>
    private static async Task<ReasonResult> ReasonAsync(
        IOrchestrationContext context, StageRunner stages, JobStart start, Decoders decoders, ProgressBoard board)
    {
        Task<ReasonResult> reason = stages.RunAsync<ReasonResult>(
            start.Limits.Reason, ActivityNames.Reason, deadline => new ReasonInput(start.Job, start.BundleDigest, start.Request, deadline, start.CreatedAt));
        using var ended = new CancellationTokenSource();
        Task<ClosedGroup> closed = context.WaitForExternalEvent<ClosedGroup>(EventNames.GroupClosed, ended.Token);
        while (await Task.WhenAny(reason, closed) == closed)
        {
            if (start.EarlyStart && decoders.Start(await closed))
            {
                board.Show(ActivityNames.Reason, 0.2);
            }

            closed = context.WaitForExternalEvent<ClosedGroup>(EventNames.GroupClosed, ended.Token);
        }

        ended.Cancel();
        ReasonResult result = await reason;

        // Events may come late, twice or not at all. The result names every group, so none has to be waited for.
        foreach (ClosedGroup group in result.Groups)
        {
            decoders.Start(group);
        }

        return result;
    }
}
