using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using NextGpt.Contracts.Jobs;
using NextGpt.Functions.Ingestion;
using NextGpt.Pipeline.Generating;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Functions.Durable;

/// <summary>The pipeline's orchestrations.</summary>
public static partial class Orchestrations
{
    private static readonly TaskOptions s_delivery = TaskOptions.FromRetryPolicy(new(maxNumberOfAttempts: 3, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2));

    /// <summary>A request becomes an answer.</summary>
    [Function(OrchestrationNames.Generate)]
    public static async Task<JsonElement> GenerateAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        JsonElement outcome = await RunAsync<JobStart>(context, GenerateOrchestration.RunAsync);
        await DeliverAsync(context);
        return outcome;
    }

    /// <summary>One part of an answer is made again.</summary>
    [Function(OrchestrationNames.RetryPart)]
    public static Task<JsonElement> RetryPartAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        RunAsync<RetryPartStart>(context, RetryPartOrchestration.RunAsync);

    internal static async Task<JsonElement> RunAsync<TStart>(TaskOrchestrationContext context, Func<IOrchestrationContext, TStart, Task<JobOutcome>> orchestration)
    {
        ILogger log = context.CreateReplaySafeLogger("NextGpt.Jobs");
        LogStarted(log, context.InstanceId);
        JobOutcome outcome = await orchestration(new DurableContext(context), Wire.Read<TStart>(context.GetInput<JsonElement>()));
        LogEnded(log, context.InstanceId, outcome.Status);
        return Wire.Write(outcome);
    }

    /// <summary>The job has ended, and shows it: a drop can have its answer. What cannot be brought now, a later scan of the inbox brings.</summary>
    private static async Task DeliverAsync(TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync<bool>(InboxFunctions.Deliver, context.InstanceId, s_delivery);
        }
        catch (TaskFailedException e)
        {
            LogUndelivered(context.CreateReplaySafeLogger("NextGpt.Jobs"), context.InstanceId, e);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Instance {InstanceId} began.")]
    private static partial void LogStarted(ILogger log, string instanceId);

    [LoggerMessage(2, LogLevel.Information, "Instance {InstanceId} ended: {Status}.")]
    private static partial void LogEnded(ILogger log, string instanceId, JobStatus status);

    [LoggerMessage(3, LogLevel.Warning, "The answer of {InstanceId} could not be brought to the outbox; a scan will try again.")]
    private static partial void LogUndelivered(ILogger log, string instanceId, Exception exception);
}
