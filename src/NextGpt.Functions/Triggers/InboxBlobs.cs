using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NextGpt.Functions.Ingestion;
using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Functions.Triggers;

/// <summary>The inbox's files themselves: for storage that has no events, such as Azurite. Switched off where the queue is.</summary>
/// <param name="inbox">The inbox.</param>
public sealed class InboxBlobs(InboxRunner inbox)
{
    /// <summary>Looks at the upload that a file belongs to.</summary>
    [Function("inbox_blobs")]
    public Task ReceiveAsync(
        [BlobTrigger("nextgpt/inbox/{path}", Connection = "InboxStorage")] Stream file,
        string path,
        [DurableClient] DurableTaskClient client,
        FunctionContext context) => inbox.ReceiveAsync(UploadEvent.UploadOfPath(path), client, context.CancellationToken);
}
