using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.OpenAi;

public sealed class ChatTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    private const string Chat = "/v1/chat/completions";

    /// <summary>So many steps that it does not end before somebody has looked.</summary>
    private const string Slow = """{"messages":[{"role":"user","content":"a red cat"}],"modalities":["image","audio","video"],"max_tokens":20,"num_inference_steps":1000,"stream":true}""";

    [Fact]
    public async Task Post_EveryKind_AnswersInBothDialectsAndInOrder()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        JsonNode answer = await AnswerAsync(server, """{"messages":[{"role":"user","content":"a red cat"}],"modalities":["text","image","audio","video"],"seed":7,"max_tokens":20}""");
        Job job = await server.EndOfAsync((string)answer["job_id"]!);

        JsonNode message = answer["choices"]![0]!["message"]!;
        Assert.Equal("assistant", (string)message["role"]!);
        Assert.Equal(job.Parts.Select(p => p.Index), message["parts"]!.AsArray().Select(p => (int)p!["index"]!));
        Assert.Equal(job.Parts.Where(p => p.Media is not null).Select(p => p.Media!.Id), message["parts"]!.AsArray().Where(p => p!["media"] is not null).Select(p => (string)p!["media"]!));
        Assert.StartsWith("data:image/png;base64,", (string)message["images"]![0]!["image_url"]!["url"]!, StringComparison.Ordinal);
        Assert.StartsWith("data:video/mp4;base64,", (string)message["videos"]![0]!["video_url"]!["url"]!, StringComparison.Ordinal);
        Assert.Equal("wav", (string)message["audio"]!["format"]!);
        Assert.Equal(job.Receipt!.PromptTokens + job.Receipt.CompletionTokens, (int)answer["usage"]!["total_tokens"]!);
    }

    [Fact]
    public async Task Post_AnswerSentBack_IsReadAsAnEarlierTurn()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        JsonNode first = await AnswerAsync(server, """{"messages":[{"role":"user","content":"a red cat"}],"modalities":["image"],"max_tokens":20}""");
        JsonNode said = first["choices"]![0]!["message"]!.DeepClone();
        var request = new JsonObject
        {
            ["messages"] = new JsonArray(
                new JsonObject { ["role"] = "user", ["content"] = "a red cat" }, said, new JsonObject { ["role"] = "user", ["content"] = "a blue dog" }),
            ["modalities"] = new JsonArray("text"),
            ["max_tokens"] = 4,
        };

        JsonNode alone = await AnswerAsync(server, """{"messages":[{"role":"user","content":"a blue dog"}],"modalities":["text"],"max_tokens":4}""");
        JsonNode second = await AnswerAsync(server, request.ToJsonString());

        Assert.True((int)second["usage"]!["prompt_tokens"]! > (int)alone["usage"]!["prompt_tokens"]!);
    }

    [Theory]
    [InlineData("""{"messages":[]}""", "messages")]
    [InlineData("""{}""", "messages")]
    [InlineData("""{"messages":[{"role":"user","content":"x"},{"role":"assistant","content":"y"}]}""", "messages")]
    [InlineData("""{"messages":[{"role":"user","content":""}]}""", "messages")]
    [InlineData("""{"messages":[{"role":"tool","content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"messages":[{"content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"messages":["x"]}""", "messages[0]")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"hologram"}]}]}""", "messages[0].content[0].type")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url"}]}]}""", "messages[0].content[0].image_url")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{}}]}]}""", "messages[0].content[0].image_url.url")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"format":"wav"}}]}]}""", "messages[0].content[0].input_audio.data")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image","media":"med_no"}]}]}""", "messages[0].content[0].media")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"n":2}""", "n")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"stream":"yes"}""", "stream")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"stop":["a","b","c","d","e"]}""", "stop")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"modalities":["smell"]}""", "modalities[0]")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"audio":{"format":"mp3"}}""", "audio.format")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"media_format":"paper"}""", "media_format")]
    public async Task Post_WrongField_IsNamedInTheErrorObject(string json, string field)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        JsonNode error = await ErrorAsync(server, json, HttpStatusCode.BadRequest);

        Assert.Equal(field, (string?)error["param"]);
        Assert.Equal("invalid_request_error", (string)error["type"]!);
        Assert.Contains("expected", (string)error["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "invalid_json")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"x"}]}""", HttpStatusCode.NotFound, "model_not_found")]
    public async Task Post_WrongRequest_HasItsStatusAndCode(string json, HttpStatusCode status, string code)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        Assert.Equal(code, (string)(await ErrorAsync(server, json, status))["code"]!);
    }

    [Fact]
    public async Task Post_AddressThatIsNotFetched_IsNamedInTheErrorObject()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        JsonNode error = await ErrorAsync(
            server, """{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"http://127.0.0.1/a.png"}}]}]}""", HttpStatusCode.BadRequest);

        Assert.Contains("messages[0].content[0].image_url", (string)error["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithoutAKey_IsRefusedInTheSameWords()
    {
        await using TinyServer server = await TinyServer.StartAsync(
            model, new Dictionary<string, string?> { ["Access:Keys:0:Name"] = "ada", ["Access:Keys:0:Sha256"] = new string('a', 64) });

        JsonNode error = await ErrorAsync(server, """{"messages":[{"role":"user","content":"x"}]}""", HttpStatusCode.Unauthorized);

        Assert.Equal("authentication_error", (string)error["type"]!);
    }

    [Fact]
    public async Task Post_LongerThanARequestMayWait_NamesTheJobThatGoesOn()
    {
        await using TinyServer server = await TinyServer.StartAsync(model, new Dictionary<string, string?> { ["Limits:MaxWaitSeconds"] = "0" });

        JsonNode error = await ErrorAsync(server, """{"messages":[{"role":"user","content":"a red cat"}],"modalities":["image"],"max_tokens":20}""", HttpStatusCode.GatewayTimeout);

        Assert.Equal(JobStatus.Succeeded, (await server.EndOfAsync((string)error["job_id"]!)).Status);
    }

    [Fact]
    public async Task Post_SameIdempotencyKey_IsOneJob()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        const string json = """{"messages":[{"role":"user","content":"a red cat"}],"modalities":["text"],"max_tokens":4}""";

        string[] jobs = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => (string)(await AnswerAsync(server, json, ("Idempotency-Key", "once")))["job_id"]!));

        Assert.Single(jobs.Distinct());
    }

    [Fact]
    public async Task Stream_ClientHangsUp_StopsTheJob()
    {
        await using TinyServer server = await TinyServer.StartAsync(model, services: new HeldSteps().AddTo);
        using (var request = new HttpRequestMessage(HttpMethod.Post, Chat) { Content = Json(Slow) })
        using (var client = new HttpClient(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero }) { BaseAddress = server.Http.BaseAddress })
        using (HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            Assert.StartsWith("data: {", await reader.ReadLineAsync(), StringComparison.Ordinal);
        }

        using HttpResponseMessage list = await server.GetAsync("/v1/jobs");
        Job job = Assert.Single(JobJson.DeserializeList(await list.Content.ReadAsStringAsync()).Data);
        Assert.Equal(JobStatus.Canceled, (await server.EndOfAsync(job.Id)).Status);
    }

    [Fact]
    public async Task Stream_Pieces_AddUpToTheAnswer()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        const string json = """{"messages":[{"role":"user","content":"a red cat"}],"modalities":["text","image","audio"],"seed":3,"max_tokens":20}""";
        JsonNode whole = (await AnswerAsync(server, json))["choices"]![0]!["message"]!;

        using HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, Chat, Json(json.Replace("{\"messages\"", "{\"stream\":true,\"messages\"", StringComparison.Ordinal)));
        string[] lines = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("data: [DONE]", lines[^1]);
        JsonNode[] deltas = [.. lines[..^1].Where(l => l.StartsWith("data: ", StringComparison.Ordinal)).Select(l => JsonNode.Parse(l[6..])!["choices"]![0]!["delta"]!)];
        Assert.Equal((string?)whole["content"] ?? "", string.Concat(deltas.Select(d => (string?)d["content"])));
        Assert.Equal(
            whole["parts"]!.AsArray().Where(p => p!["media"] is not null).Select(p => (string)p!["media"]!),
            deltas.SelectMany(d => d["parts"]?.AsArray() ?? []).Select(p => (string)p!["media"]!));
    }

    [Fact]
    public async Task Post_APartThatFails_AnswersWithTheRestAndAWarning()
    {
        await using TinyServer server = await TinyServer.StartAsync(
            model, new Dictionary<string, string?> { ["Faults:0:At"] = "decode.audio.enter", ["Faults:0:Do"] = "Fail" });

        JsonNode answer = await AnswerAsync(server, """{"messages":[{"role":"user","content":"a red cat"}],"modalities":["image","audio"],"max_tokens":20}""");

        Assert.NotNull(answer["choices"]![0]!["message"]!["images"]);
        Assert.Null(answer["choices"]![0]!["message"]!["audio"]);
        Assert.Contains(answer["warnings"]!.AsArray(), w => ((string)w!["message"]!).Contains("audio, is missing", StringComparison.Ordinal));
    }

    private static async Task<JsonNode> AnswerAsync(TinyServer server, string json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Chat) { Content = Json(json) };
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using HttpResponseMessage response = await server.Http.SendAsync(request);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!;
    }

    private static async Task<JsonNode> ErrorAsync(TinyServer server, string json, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, Chat, Json(json));
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {body}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(body)!["error"]!;
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
