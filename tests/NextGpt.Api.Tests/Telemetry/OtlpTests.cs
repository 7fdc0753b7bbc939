using System.Collections.Concurrent;
using System.Text;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Tests.Support;
using NextGpt.Pipeline.Telemetry;
using NextGpt.Pipeline.Tests.RemoteMedia;

namespace NextGpt.Api.Tests.Telemetry;

public sealed class OtlpTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    [Fact]
    public async Task Collector_Configured_GetsTheSpansOfAJobAndItsMeasurements()
    {
        ConcurrentDictionary<string, byte[]> received = [];
        await using RemoteSide collector = await RemoteSide.StartAsync(async context =>
        {
            using MemoryStream body = new();
            await context.Request.Body.CopyToAsync(body);
            received.AddOrUpdate(context.Request.Path, body.ToArray(), (_, before) => [.. before, .. body.ToArray()]);
        });
        string id;
        await using (TinyServer server = await TinyServer.StartAsync(
            model, new Dictionary<string, string?> { ["Telemetry:OtlpEndpoint"] = collector.Address.OriginalString, ["Telemetry:Protocol"] = "HttpProtobuf" }))
        {
            string medium = (await server.UploadedAsync(Samples.Png())).Id;
            using HttpResponseMessage posted = await server.PostJobAsync(
                $$"""{"input":[{"type":"text","text":"confidential"},{"type":"image","media":"{{medium}}"}],"modalities":["text","image"],"generation":{"max_tokens":20} }""");
            id = JobJson.Deserialize(await posted.Content.ReadAsStringAsync()).Id;
            await server.EndOfAsync(id);
        }

        byte[] traces = received["/v1/traces"];
        string text = Encoding.Latin1.GetString(traces);
        foreach (string expected in new[] { "encode", "reason", "decode", "assemble", "job", id, "nextgpt" })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        byte[] trace = new byte[16];
        PipelineTelemetry.ContextOf(id).TraceId.CopyTo(trace);
        Assert.True(traces.AsSpan().IndexOf(trace) >= 0, "the trace that follows from the job's id");
        string metrics = Encoding.Latin1.GetString(received["/v1/metrics"]);
        foreach (string expected in new[]
        {
            "nextgpt.stage.duration", "nextgpt.job.duration", "nextgpt.job.first_part.duration", "nextgpt.model.run.time", "nextgpt.cache.lookups", "nextgpt.queue.depth", "nextgpt.jobs.active",
        })
        {
            Assert.Contains(expected, metrics, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("confidential", text + metrics, StringComparison.Ordinal);
    }
}
