using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NextGpt.Api.Tests.Support;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.OpenAi;

public sealed class ErrorTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    private static readonly Dictionary<string, string?> s_locked = new() { ["Access:Keys:0:Name"] = "ada", ["Access:Keys:0:Sha256"] = new string('a', 64) };

    [Theory]
    [InlineData("GET", "/v1/models/gpt-4o", null, 404, "model_not_found")]
    [InlineData("DELETE", "/v1/models", null, 405, "method_not_allowed")]
    [InlineData("GET", "/v1/chat/completions", null, 405, "method_not_allowed")]
    [InlineData("POST", "/v1/chat/completions", "{", 400, "invalid_json")]
    [InlineData("POST", "/v1/images/generations", """{"prompt":""}""", 400, "invalid_request")]
    [InlineData("POST", "/v1/images/edits", "{}", 404, "not_found")]
    [InlineData("POST", "/v1/audio/generate", """{"input":7}""", 400, "invalid_request")]
    [InlineData("POST", "/v1/audio/speech", "{}", 404, "not_found")]
    [InlineData("POST", "/v1/videos", """{"prompt":""}""", 400, "invalid_request")]
    [InlineData("GET", "/v1/videos?limit=0", null, 400, "invalid_request")]
    [InlineData("GET", "/v1/videos/video_none", null, 404, "not_found")]
    [InlineData("GET", "/v1/videos/video_none/content", null, 404, "not_found")]
    [InlineData("DELETE", "/v1/videos/video_none", null, 404, "not_found")]
    public async Task AnyFacadeRoute_WrongRequest_IsAnErrorObject(string method, string path, string? json, int status, string code)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);

        JsonNode error = await ErrorAsync(server, method, path, json, status);

        Assert.Equal(("invalid_request_error", code), ((string)error["type"]!, (string?)error["code"]));
    }

    [Theory]
    [InlineData("GET", "/v1/models")]
    [InlineData("GET", "/v1/models/nano")]
    [InlineData("POST", "/v1/chat/completions")]
    [InlineData("POST", "/v1/images/generations")]
    [InlineData("POST", "/v1/audio/generate")]
    [InlineData("POST", "/v1/videos")]
    [InlineData("GET", "/v1/videos/video_none/content")]
    public async Task AnyFacadeRoute_WithoutAKey_IsAnErrorObject(string method, string path)
    {
        await using TinyServer server = await TinyServer.StartAsync(model, s_locked);

        JsonNode error = await ErrorAsync(server, method, path, method == "POST" ? "{}" : null, (int)HttpStatusCode.Unauthorized);

        Assert.Equal("authentication_error", (string)error["type"]!);
    }

    private static async Task<JsonNode> ErrorAsync(TinyServer server, string method, string path, string? json, int status)
    {
        using HttpResponseMessage response = await server.SendAsync(new HttpMethod(method), path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));
        string body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}: {body}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        JsonNode error = JsonNode.Parse(body)!["error"]!;
        Assert.NotEmpty((string)error["message"]!);
        return error;
    }
}
