using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NextGpt.Api.Tests.Support;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.OpenAi;

public sealed class VideoTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    [Fact]
    public async Task Post_FormWithAPicture_BecomesAVideo()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        using var form = new MultipartFormDataContent { { new StringContent("a red cat"), "prompt" }, { new StringContent("4"), "seconds" }, { new StringContent("9"), "seed" } };
        var picture = new ByteArrayContent(Samples.Png());
        picture.Headers.ContentType = new("image/png");
        form.Add(picture, "input_reference", "begin.png");

        JsonNode begun = await JsonAsync(await server.SendAsync(HttpMethod.Post, "/v1/videos", form), HttpStatusCode.OK);
        JsonNode video = await EndOfAsync(server, (string)begun["id"]!);
        using HttpResponseMessage content = await server.GetAsync($"/v1/videos/{video["id"]}/content");

        Assert.Equal(("video", "4", "a red cat"), ((string)begun["object"]!, (string)begun["seconds"]!, (string)begun["prompt"]!));
        Assert.Equal(("completed", 100), ((string)video["status"]!, (int)video["progress"]!));
        Assert.Null(video["error"]);
        Assert.Equal("video/mp4", content.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await content.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Get_VideoOfAStoppedJob_HasFailedAndSaysWhy()
    {
        var steps = new HeldSteps();
        await using TinyServer server = await TinyServer.StartAsync(model, services: steps.AddTo);
        JsonNode begun = await JsonAsync(await PostAsync(server, """{"prompt":"a red cat","steps":1000}"""), HttpStatusCode.OK);
        using HttpResponseMessage early = await server.GetAsync($"/v1/videos/{begun["id"]}/content");
        using HttpResponseMessage stopped = await server.SendAsync(HttpMethod.Post, $"/v1/jobs/{begun["job_id"]}/cancel", null);
        steps.Release();

        JsonNode video = await EndOfAsync(server, (string)begun["id"]!);

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal(("failed", "canceled"), ((string)video["status"]!, (string)video["error"]!["code"]!));
    }

    [Fact]
    public async Task List_Videos_ArePagedAndWithoutOtherJobs()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        List<string> ids = [];
        for (int i = 0; i < 3; i++)
        {
            ids.Add((string)(await JsonAsync(await PostAsync(server, $$"""{"prompt":"cat {{i}}","steps":1}"""), HttpStatusCode.OK))["id"]!);
            using HttpResponseMessage other = await server.PostJobAsync("""{"input":"hello","modalities":["text"],"generation":{"max_tokens":4}}""");
        }

        JsonNode first = await JsonAsync(await server.GetAsync("/v1/videos?limit=2"), HttpStatusCode.OK);
        JsonNode rest = await JsonAsync(await server.GetAsync($"/v1/videos?limit=2&after={first["last_id"]}"), HttpStatusCode.OK);

        Assert.Equal([ids[2], ids[1]], first["data"]!.AsArray().Select(v => (string)v!["id"]!));
        Assert.Equal((true, false), ((bool)first["has_more"]!, (bool)rest["has_more"]!));
        Assert.Equal([ids[0]], rest["data"]!.AsArray().Select(v => (string)v!["id"]!));
    }

    [Theory]
    [InlineData("""{"seconds":"4"}""", "prompt")]
    [InlineData("""{"prompt":"x","input_reference":"data:image/png;base64,AAAA"}""", "input_reference")]
    public async Task Post_WrongField_IsNamed(string json, string field)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        using HttpResponseMessage response = await PostAsync(server, json);
        JsonNode error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;

        Assert.InRange((int)response.StatusCode, 400, 422);
        Assert.Contains(field, (string)error["message"]!, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(TinyServer server, string json) =>
        server.SendAsync(HttpMethod.Post, "/v1/videos", new StringContent(json, Encoding.UTF8, "application/json"));

    private static async Task<JsonNode> EndOfAsync(TinyServer server, string id)
    {
        await server.EndOfAsync("job_" + id["video_".Length..]);
        return await JsonAsync(await server.GetAsync($"/v1/videos/{id}"), HttpStatusCode.OK);
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        using (response)
        {
            string body = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {body}");
            return JsonNode.Parse(body)!;
        }
    }
}
