using NextGpt.Pipeline.Webhooks;

namespace NextGpt.Server.Faults;

/// <summary>A sender with the points <c>sending</c> and <c>sent</c>.</summary>
internal sealed class FaultySender(IWebhookSender inner, FaultPlan faults) : IWebhookSender
{
    public async Task SendAsync(Uri target, WebhookEvent notice, CancellationToken cancellationToken = default)
    {
        faults.Reach("sending");
        await inner.SendAsync(target, notice, cancellationToken);
        faults.Reach("sent");
    }
}
