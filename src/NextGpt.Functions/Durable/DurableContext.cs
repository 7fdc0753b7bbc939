using System.Text.Json;
using Microsoft.DurableTask;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Functions.Durable;

/// <summary>Durable's context as the pipeline's orchestrations see it. All of it runs inside an orchestration: nothing here leaves its thread.</summary>
/// <param name="context">Durable's context.</param>
internal sealed class DurableContext(TaskOrchestrationContext context) : IOrchestrationContext
{
    public string InstanceId => context.InstanceId;

    public DateTime CurrentUtcDateTime => context.CurrentUtcDateTime;

    public bool IsReplaying => context.IsReplaying;

    public Guid NewGuid() => context.NewGuid();

    public async Task<T> CallActivityAsync<T>(string name, object input, ActivityOptions? options = null)
    {
        JsonElement message = Wire.Write(input);
        try
        {
            return Wire.Read<T>(await context.CallActivityAsync<JsonElement>(name, message, DurableRetries.Of(options)));
        }
        catch (TaskFailedException e)
        {
            throw new ActivityFailedException(name, DurableFailures.Of(e.FailureDetails));
        }
    }

    public Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => context.CreateTimer(fireAt, cancellationToken);

    public async Task<T> WaitForExternalEvent<T>(string name, CancellationToken cancellationToken = default) =>
        Wire.Read<T>(await context.WaitForExternalEvent<JsonElement>(name, cancellationToken));

    public void SetCustomStatus(object status) => context.SetCustomStatus(Wire.Write(status, PipelineMessage.MaxStatusBytes));
}
