using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Webhooks;
using Polly;

namespace NextGpt.Pipeline.Tests.Resilience;

public sealed class HttpWebhookSenderTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly WebhookEvent Notice = new("evt_1", "job.succeeded", 1_760_000_000, new WebhookJob("job_1", JobStatus.Succeeded));

    [Fact]
    public async Task Send_Notice_IsSignedByTheStandardWebhooksScheme()
    {
        var receiver = new Receiver(HttpStatusCode.NoContent);

        await Sender(receiver).SendAsync(new Uri("https://example.com/hook"), Notice);

        Assert.Equal("evt_1", receiver.Header("webhook-id"));
        string signed = $"evt_1.{receiver.Header("webhook-timestamp")}.{receiver.Body}";
        Assert.Equal($"v1,{Convert.ToBase64String(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(signed)))}", receiver.Header("webhook-signature"));
        Assert.Equal("""{"id":"evt_1","type":"job.succeeded","created_at":1760000000,"data":{"id":"job_1","status":"succeeded","object":"job"},"object":"event"}""", receiver.Body);
    }

    [Theory]
    [InlineData(HttpStatusCode.Gone, true)]
    [InlineData(HttpStatusCode.Found, true)]
    [InlineData(HttpStatusCode.TooManyRequests, false)]
    [InlineData(HttpStatusCode.BadGateway, false)]
    public async Task Send_Refused_IsPermanentUnlessItMayPass(HttpStatusCode status, bool permanent)
    {
        PipelineException error = await Assert.ThrowsAnyAsync<PipelineException>(() => Sender(new Receiver(status)).SendAsync(new Uri("https://example.com/"), Notice));

        Assert.Equal(ErrorCodes.WebhookRefused, error.Code);
        Assert.Equal(permanent, error is PermanentException);
    }

    private static HttpWebhookSender Sender(Receiver receiver) => new(new HttpClient(receiver), [Secret], ResiliencePipeline.Empty, new FakeTimeProvider());

    private sealed class Receiver(HttpStatusCode status) : HttpMessageHandler
    {
        private HttpRequestMessage? _request;

        public string Body { get; private set; } = string.Empty;

        public string Header(string name) => _request!.Headers.GetValues(name).Single();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _request = request;
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(status);
        }
    }
}
