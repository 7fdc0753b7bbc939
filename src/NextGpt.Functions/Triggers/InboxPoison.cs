using Microsoft.Azure.Functions.Worker;
using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Functions.Triggers;

/// <summary>Events that were given up.</summary>
/// <param name="poison">Records them.</param>
public sealed class InboxPoison(PoisonUploads poison)
{
    /// <summary>Records an upload that could not be looked at as <c>outbox/NAME/error.json</c>.</summary>
    [Function("inbox_poison")]
    public Task RecordAsync([QueueTrigger("nextgpt-inbox-poison", Connection = "InboxStorage")] string message, FunctionContext context) =>
        poison.RecordAsync(message, context.CancellationToken);
}
