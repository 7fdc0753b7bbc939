using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Telemetry;

namespace NextGpt.Pipeline.Activities;

/// <summary>Measures an activity, and ends it at its deadline: its orchestration has gone on by then, and no engine stops it.</summary>
internal static class ActivityDeadline
{
    public static Task<T> RunAsync<T>(IActivityInput input, TimeProvider time, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        StageTelemetry.RunAsync(input, time, () => RunInTimeAsync(input, time, work, cancellationToken));

    private static async Task<T> RunInTimeAsync<T>(IActivityInput input, TimeProvider time, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        TimeSpan left = input.Deadline - time.GetUtcNow().UtcDateTime;
        if (left <= TimeSpan.Zero)
        {
            throw TooLate(input, null);
        }

        using var late = new CancellationTokenSource(left, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw TooLate(input, e);
        }
    }

    private static PermanentException TooLate(IActivityInput input, Exception? inner) =>
        new(ErrorCodes.DeadlineExceeded, $"{input.GetType().Name} of {input.Job} was not done by {input.Deadline:O}.", inner);
}
