using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Tests.Support;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Tests.RemoteMedia;

namespace NextGpt.Api.Tests.Webhooks;

public sealed class WebhookTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    private static readonly Dictionary<string, string?> OneHost = new()
    {
        ["Outbound:AllowedNetworks:0"] = "127.0.0.1/32",
        ["Webhooks:Secrets:0"] = "whsec_" + Convert.ToBase64String(new byte[24]),
        ["Webhooks:Secrets:1"] = "whsec_" + Convert.ToBase64String(Secret),
    };

    [Fact]
    public async Task Job_WithAWebhook_IsAnnouncedSigned()
    {
        TaskCompletionSource<(IHeaderDictionary Headers, string Body)> called = new();
        await using RemoteSide side = await RemoteSide.StartAsync(async context =>
        {
            using StreamReader reader = new(context.Request.Body);
            // A copy: the request's own headers are cleared for the next one once this one is answered.
            HeaderDictionary headers = new(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value));
            called.TrySetResult((headers, await reader.ReadToEndAsync()));
        });
        await using TinyServer server = await TinyServer.StartAsync(model, OneHost);
        string id = await PostAsync(server, side.At("/hook"));

        (IHeaderDictionary headers, string body) = await called.Task;

        string signed = $"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}";
        string signature = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(signed)));
        Assert.Contains(signature, headers["webhook-signature"].ToString().Split(' '));
        Assert.Contains($"\"id\":\"{id}\"", body, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"job.succeeded\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Jobs_WhoseWebhooksHang_KeepNobodyWaiting_AndEndInDeadLetters()
    {
        using CancellationTokenSource hang = new();
        await using RemoteSide side = await RemoteSide.StartAsync(context => Task.Delay(Timeout.Infinite, hang.Token));
        Dictionary<string, string?> configuration = new(OneHost) { ["Engine:MaxActive"] = "2", ["Engine:NoticeLanes"] = "3", ["Jobs:Limits:Notify"] = "3" };
        await using TinyServer server = await TinyServer.StartAsync(model, configuration);
        List<string> ids = [];
        for (int i = 0; i < 12; i++)
        {
            ids.Add(await PostAsync(server, side.At("/hook")));
        }

        foreach (string id in ids)
        {
            Assert.Equal(JobStatus.Succeeded, (await server.EndOfAsync(id)).Status);
        }

        await FolderChanges.UntilAsync(
            server.Data, () => ids.All(id => server.Stored().Any(f => f.Contains(Path.Combine("dead-letters", id), StringComparison.Ordinal))));

        // An answer is an answer, told or not; its notice goes with it.
        await hang.CancelAsync();
        Assert.Equal(JobStatus.Succeeded, (await server.EndOfAsync(ids[0])).Status);
        using HttpResponseMessage deleted = await server.SendAsync(HttpMethod.Delete, $"/v1/jobs/{ids[0]}", null);
        Assert.DoesNotContain(server.Stored(), f => f.Contains(ids[0], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://10.0.0.1/hook", "no public address")]
    [InlineData("https://169.254.169.254/", "no public address")]
    [InlineData("https://a:b@example.com/", "")]
    [InlineData("ftp://example.com/", "")]
    public async Task Job_WithAWebhookInside_IsRefused(string url, string expected)
    {
        await using TinyServer server = await TinyServer.StartAsync(model, OneHost);
        using HttpResponseMessage response = await server.PostJobAsync($$"""{"input":"hello","webhook":{"url":"{{url}}"} }""");
        Contracts.Problems.Problem problem = await TinyServer.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains("webhook.url", problem.Detail, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Detail, StringComparison.Ordinal);
        Assert.Contains(problem.Code, new[] { ErrorCodes.AddressRefused, "invalid_request" });
    }

    private static async Task<string> PostAsync(TinyServer server, Uri hook)
    {
        using HttpResponseMessage response = await server.PostJobAsync(
            $$"""{"input":"hello","modalities":["text"],"generation":{"max_tokens":4},"webhook":{"url":"{{hook}}"} }""");
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, body);
        return JobJson.Deserialize(body).Id;
    }
}
