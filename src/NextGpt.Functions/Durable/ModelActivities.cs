using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Functions.Durable;

/// <summary>The activities that run the model.</summary>
public sealed class ModelActivities(ActivityRunner runner, EncodeActivity encode, ReasonActivity reason, DecodeActivity decode)
{
    /// <summary>A medium of the request becomes embeddings.</summary>
    [Function(ActivityNames.Encode)]
    public Task<JsonElement> EncodeAsync([ActivityTrigger] JsonElement message, FunctionContext context) =>
        runner.RunModelAsync<EncodeInput, EncodeResult>(message, context, encode.RunAsync);

    /// <summary>The language model answers.</summary>
    [Function(ActivityNames.Reason)]
    public Task<JsonElement> ReasonAsync([ActivityTrigger] JsonElement message, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        runner.RunModelAsync<ReasonInput, ReasonResult>(
            message, context, (input, token) => reason.RunAsync(ActivityRunner.InstanceOf(context, input), new DurableEvents(client), input, token));

    /// <summary>A signal group becomes a medium.</summary>
    [Function(ActivityNames.Decode)]
    public Task<JsonElement> DecodeAsync([ActivityTrigger] JsonElement message, FunctionContext context) =>
        runner.RunModelAsync<DecodeInput, DecodeResult>(message, context, decode.RunAsync);
}
