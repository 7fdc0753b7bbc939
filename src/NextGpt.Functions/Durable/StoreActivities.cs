using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Functions.Durable;

/// <summary>The activities that need no model.</summary>
public sealed class StoreActivities(ActivityRunner runner, AssembleActivity assemble, NotifyActivity notify, DeadLetterActivity deadLetter)
{
    /// <summary>Parts become an answer.</summary>
    [Function(ActivityNames.Assemble)]
    public Task<JsonElement> AssembleAsync([ActivityTrigger] JsonElement message, FunctionContext context) =>
        runner.RunAsync<AssembleInput, AssembleResult>(message, context, assemble.RunAsync);

    /// <summary>Somebody is told of the answer.</summary>
    [Function(ActivityNames.Notify)]
    public Task<JsonElement> NotifyAsync([ActivityTrigger] JsonElement message, FunctionContext context) =>
        runner.RunAsync<NotifyInput, NotifyResult>(message, context, notify.RunAsync);

    /// <summary>A notice that nobody took is put aside.</summary>
    [Function(ActivityNames.DeadLetter)]
    public Task<JsonElement> DeadLetterAsync([ActivityTrigger] JsonElement message, FunctionContext context) =>
        runner.RunAsync<DeadLetterInput, NotifyResult>(message, context, deadLetter.RunAsync);
}
