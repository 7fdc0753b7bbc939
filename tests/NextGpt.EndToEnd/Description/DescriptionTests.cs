using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Description;

/// <summary>The description of the API is valid, whole, and true as far as its examples go.</summary>
[Collection(OneService.Name)]
public sealed class DescriptionTests(Service service)
{
    private static readonly string[] s_paths =
    [
        "/health/live", "/health/ready", "/v1/audio/generate", "/v1/chat/completions", "/v1/conversations/{id}", "/v1/images/generations", "/v1/jobs", "/v1/jobs/{id}", "/v1/jobs/{id}/cancel",
        "/v1/jobs/{id}/events", "/v1/jobs/{id}/parts/{part}/retry", "/v1/media", "/v1/media/{id}", "/v1/media/{id}/link", "/v1/models", "/v1/models/{id}",
        "/v1/videos", "/v1/videos/{id}", "/v1/videos/{id}/content",
    ];

    [Fact]
    public async Task Get_Description_IsValidAndSaysSomethingOfEveryRoute()
    {
        string json = await service.Http.GetStringAsync(new Uri("openapi.json", UriKind.Relative));
        await File.WriteAllTextAsync(Path.Combine(Places.Artifacts, "openapi.json"), json);
        ReadResult read = OpenApiDocument.Parse(json, "json");

        Assert.Empty(read.Diagnostic!.Errors.Select(e => $"{e.Pointer}: {e.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        OpenApiDocument document = read.Document!;
        Assert.Equal(s_paths, document.Paths.Keys.Order(StringComparer.Ordinal));
        var operations = document.Paths.SelectMany(p => p.Value.Operations!.Select(o => (Name: $"{o.Key} {p.Key}", Operation: o.Value))).ToArray();
        Assert.All(operations, o =>
        {
            Assert.False(string.IsNullOrEmpty(o.Operation.Summary), $"{o.Name} has no summary.");
            Assert.False(string.IsNullOrEmpty(o.Operation.OperationId), $"{o.Name} has no name.");
            Assert.NotEmpty(o.Operation.Responses!);
        });
        Assert.Equal(operations.Length, operations.Select(o => o.Operation.OperationId).Distinct().Count());
        Assert.Contains("Job", document.Components!.Schemas!.Keys);
        Assert.Contains("in_progress", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_EachExample_IsTaken()
    {
        JsonNode document = JsonNode.Parse(await service.Http.GetStringAsync(new Uri("openapi.json", UriKind.Relative)))!;
        int sent = 0;
        foreach ((string path, JsonNode? item) in document["paths"]!.AsObject())
        {
            foreach ((string method, JsonNode? operation) in item!.AsObject())
            {
                foreach ((string name, JsonNode? example) in operation!["requestBody"]?["content"]?["application/json"]?["examples"]?.AsObject() ?? [])
                {
                    await SendAsync(method, path, name, operation, example!["value"]!);
                    sent++;
                }
            }
        }

        Assert.True(sent >= 9, $"{sent} examples were found; expected at least 9.");
    }

    private async Task SendAsync(string method, string path, string name, JsonNode operation, JsonNode body)
    {
        string address = path.Replace("{id}", $"job_example-{Guid.NewGuid():n}", StringComparison.Ordinal).TrimStart('/');
        using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), new Uri(address, UriKind.Relative))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        using HttpResponseMessage response = await service.Http.SendAsync(request);
        string answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{method} {path}, {name}: {(int)response.StatusCode} {answer}");
        Assert.NotNull(operation["responses"]![$"{(int)response.StatusCode}"]);
        if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            Assert.EndsWith("data: [DONE]\n\n", answer, StringComparison.Ordinal);
        }
        else if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        }
    }
}
