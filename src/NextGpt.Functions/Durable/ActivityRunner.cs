using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NextGpt.Functions.Hosting;
using NextGpt.Model.Sessions;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Stores;

namespace NextGpt.Functions.Durable;

/// <summary>Runs the pipeline's activities as functions: messages in and out, failures in the pipeline's terms, and an end when somebody wants one.</summary>
public sealed partial class ActivityRunner
{
    private readonly ModelGate _gate;
    private readonly CancelMarks _cancels;
    private readonly ProcessExit _exit;
    private readonly ILogger<ActivityRunner> _log;

    internal ActivityRunner(ModelGate gate, CancelMarks cancels, ProcessExit exit, ILogger<ActivityRunner> log) =>
        (_gate, _cancels, _exit, _log) = (gate, cancels, exit, log);

    /// <summary>Runs an activity that needs no model.</summary>
    internal async Task<JsonElement> RunAsync<TInput, TResult>(JsonElement message, FunctionContext context, Func<TInput, CancellationToken, Task<TResult>> activity)
        where TInput : IActivityInput
        where TResult : notnull
    {
        string name = context.FunctionDefinition.Name;
        try
        {
            return Wire.Write(await activity(Wire.Read<TInput>(message), context.CancellationToken));
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            LogStopped(name);
            throw new ActivityErrorException(new ActivityFailure(ErrorCodes.Internal, "The instance that worked on this was stopped.", Permanent: false));
        }
        catch (OperationCanceledException e)
        {
            // Nobody waits for this any more: an end like another, and nothing to look into.
            LogCanceled(name);
            throw new ActivityErrorException(ActivityFailure.Of(e));
        }
        catch (Exception e)
        {
            ActivityFailure failure = ActivityFailure.Of(e);
            LogFailed(name, failure.Code, e);
            if (DeviceFault.IsSticky(e))
            {
                LogDeviceLost(name);
                _exit.Now(e);
            }

            throw new ActivityErrorException(failure);
        }
    }

    /// <summary>Runs an activity that needs the model: alone, and no longer than its job.</summary>
    internal Task<JsonElement> RunModelAsync<TInput, TResult>(JsonElement message, FunctionContext context, Func<TInput, CancellationToken, Task<TResult>> activity)
        where TInput : IActivityInput
        where TResult : notnull => RunAsync<TInput, TResult>(
            message,
            context,
            (input, token) => _cancels.WatchAsync(InstanceOf(context, input), stop => _gate.RunAsync(() => activity(input, stop), stop), token));

    /// <summary>The instance that an activity works for: the job's, or that of a retry.</summary>
    internal static string InstanceOf(FunctionContext context, IActivityInput input) =>
        context.BindingContext.BindingData.TryGetValue("instanceId", out object? id) && id is string { Length: > 0 } text ? text.Trim('"') : InstanceIds.Of(input.Job);

    [LoggerMessage(1, LogLevel.Warning, "Activity {Name} failed: {Code}.")]
    private partial void LogFailed(string name, string code, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "Activity {Name} was stopped with the process that ran it.")]
    private partial void LogStopped(string name);

    [LoggerMessage(3, LogLevel.Critical, "The GPU is lost to this process ({Name}): the process ends, and another one starts.")]
    private partial void LogDeviceLost(string name);

    [LoggerMessage(4, LogLevel.Information, "Activity {Name} was stopped with its job.")]
    private partial void LogCanceled(string name);
}
