using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NextGpt.Functions.Ingestion;
using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Functions.Triggers;

/// <summary>Events of the inbox's files, which Event Grid puts into a queue.</summary>
/// <param name="inbox">The inbox.</param>
public sealed class InboxEvents(InboxRunner inbox)
{
    /// <summary>Looks at the upload that an event tells of.</summary>
    [Function("inbox_queue")]
    public Task ReceiveAsync(
        [QueueTrigger("nextgpt-inbox", Connection = "InboxStorage")] string message, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        inbox.ReceiveAsync(UploadEvent.UploadOf(message), client, context.CancellationToken);
}
