using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace NextGpt.Functions.Ingestion;

/// <summary>What the inbox needs whatever tells of its files.</summary>
/// <param name="inbox">The inbox.</param>
public sealed class InboxFunctions(InboxRunner inbox)
{
    /// <summary>The name of the activity that brings answers to the outbox.</summary>
    internal const string Deliver = "deliver";

    /// <summary>Looks at the whole inbox now and then: for what no event told of, and for requests whose files never came.</summary>
    [Function("inbox_scan")]
    public Task ScanAsync([TimerTrigger("%INBOX_SCHEDULE%")] TimerInfo timer, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        inbox.ScanAsync(client, context.CancellationToken);

    /// <summary>Brings the answer of a job that came from the inbox to the outbox.</summary>
    [Function(Deliver)]
    public Task<bool> DeliverAsync([ActivityTrigger] string job, [DurableClient] DurableTaskClient client, FunctionContext context) =>
        inbox.DeliverAsync(job, client, context.CancellationToken);
}
