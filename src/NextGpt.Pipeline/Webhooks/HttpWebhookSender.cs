using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using Polly;

namespace NextGpt.Pipeline.Webhooks;

/// <summary>Sends notices by the Standard Webhooks scheme, version 1: signed with HMAC-SHA256 over id, time and body.</summary>
/// <param name="http">The client; which addresses it may reach is its handler's to say.</param>
/// <param name="secrets">The keys of the signatures, at least one: each signs, so that a receiver may change from one to the next.</param>
/// <param name="pipeline">The retries; see <see cref="Resilience.IoPipelines.Webhooks"/>.</param>
/// <param name="time">The clock of the signatures.</param>
public sealed class HttpWebhookSender(HttpClient http, IReadOnlyList<byte[]> secrets, ResiliencePipeline pipeline, TimeProvider time) : IWebhookSender
{
    /// <inheritdoc/>
    public async Task SendAsync(Uri target, WebhookEvent notice, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notice);
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(notice, PipelineJson.Default.WebhookEvent);
        await pipeline.ExecuteAsync(async token => await SendOnceAsync(target, notice.Id, body, token), cancellationToken);
    }

    private async Task SendOnceAsync(Uri target, string id, byte[] body, CancellationToken cancellationToken)
    {
        string timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        request.Headers.Add("webhook-signature", string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}")));
        using HttpResponseMessage response = await SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        // A redirect is an answer like any other: the notice goes where it was asked to go, or nowhere.
        string message = $"Webhook of {target.Host}: status {(int)response.StatusCode}; expected 200 to 299.";
        bool passes = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500;
        throw passes ? new TransientException(ErrorCodes.WebhookRefused, message) : new PermanentException(ErrorCodes.WebhookRefused, message);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException e) when (e.InnerException is PermanentException refused)
        {
            // What the guard throws while connecting comes wrapped, and would be taken for a fault of the network.
            throw new PermanentException(refused.Code, $"Webhook of {request.RequestUri!.Host}: {refused.Message}", e);
        }
    }
}
