using NextGpt.Pipeline.Resilience;
using NextGpt.Pipeline.Webhooks;

namespace NextGpt.Functions.Hosting;

/// <summary>Sends notices, signed by the configured keys or else by the one of all instances.</summary>
internal sealed class AppWebhookSender(HttpClient http, WebhookSettings settings, WebhookSecret secret, IoPipelines pipelines, TimeProvider time) : IWebhookSender
{
    public async Task SendAsync(Uri target, WebhookEvent notice, CancellationToken cancellationToken = default)
    {
        byte[] own = settings.Secrets.Count == 0 ? await secret.GetAsync(cancellationToken) : [];
        await new HttpWebhookSender(http, settings.Keys(() => own), pipelines.Webhooks, time).SendAsync(target, notice, cancellationToken);
    }
}
