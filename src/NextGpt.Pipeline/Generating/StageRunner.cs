using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Generating;

/// <summary>
/// Runs the stages of one job: each against its deadline, and against the asker who may stop the job. Part of the orchestration, so its
/// rules hold here.
/// </summary>
internal sealed class StageRunner(IOrchestrationContext context, DateTime createdAt, double? deadlineSeconds, RetryPolicy retry)
{
    private readonly Task _cancel = context.WaitForExternalEvent<CancelRequest>(EventNames.Cancel);
    private readonly DateTime? _end = deadlineSeconds is { } seconds ? createdAt.AddSeconds(seconds) : null;
    private readonly ActivityOptions _options = new(retry);

    /// <summary>Gets a value indicating whether the asker stopped the job.</summary>
    public bool IsCanceled => _cancel.IsCompleted;

    /// <summary>Calls an activity of a stage that the asker may stop.</summary>
    /// <param name="limitSeconds">How long it may take.</param>
    /// <param name="name">The activity.</param>
    /// <param name="input">Makes its input of its deadline.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="JobCanceledException">The asker was faster.</exception>
    /// <exception cref="ActivityFailedException">It failed, or its time ran out.</exception>
    public Task<T> RunAsync<T>(double limitSeconds, string name, Func<DateTime, object> input)
    {
        DateTime stage = context.CurrentUtcDateTime.AddSeconds(limitSeconds);
        return RaceAsync<T>(_end < stage ? _end.Value : stage, name, input, _cancel);
    }

    /// <summary>Calls an activity that ends a job, however it went: neither the asker nor the job's own deadline stops it.</summary>
    /// <param name="limitSeconds">How long it may take.</param>
    /// <param name="name">The activity.</param>
    /// <param name="input">Makes its input of its deadline.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="ActivityFailedException">It failed, or its time ran out.</exception>
    public Task<T> FinishAsync<T>(double limitSeconds, string name, Func<DateTime, object> input) =>
        RaceAsync<T>(context.CurrentUtcDateTime.AddSeconds(limitSeconds), name, input, cancel: null);

    private async Task<T> RaceAsync<T>(DateTime deadline, string name, Func<DateTime, object> input, Task? cancel)
    {
        if (cancel is { IsCompleted: true })
        {
            throw new JobCanceledException();
        }

        if (deadline <= context.CurrentUtcDateTime)
        {
            throw TooLate(name);
        }

        using var timer = new CancellationTokenSource();
        Task late = context.CreateTimer(deadline, timer.Token);
        Task<T> work = context.CallActivityAsync<T>(name, input(deadline), _options);
        Task first = await Task.WhenAny(cancel is null ? [work, late] : [work, late, cancel]);
        if (first == late)
        {
            throw TooLate(name);
        }

        // An engine keeps an instance for as long as one of its timers runs. CancelAsync would leave this thread.
        timer.Cancel();
        if (first != work)
        {
            throw new JobCanceledException();
        }

        try
        {
            return await work;
        }
        catch (MessageTooLargeException e)
        {
            throw new ActivityFailedException(name, new ActivityFailure(ErrorCodes.Internal, e.Message, Permanent: true));
        }
    }

    private static ActivityFailedException TooLate(string name) =>
        new(name, new ActivityFailure(ErrorCodes.DeadlineExceeded, $"Stage {name} did not end before its deadline.", Permanent: true));
}
