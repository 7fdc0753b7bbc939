using System.Text.Json;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.OpenAi;

/// <summary>The openai client from npm, as it is.</summary>
[Collection(OneService.Name)]
public sealed class OpenAiClientTests(Service service)
{
    private const string Version = "6.49.0";

    [Fact]
    public async Task Client_EveryKindInAndOut_WorksUnmodified()
    {
        string folder = await NpmPackage.FindAsync("openai", Version);
        string samples = Directory.CreateTempSubdirectory("nextgpt-openai-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(samples, "picture.png"), Samples.Picture());
            await File.WriteAllBytesAsync(Path.Combine(samples, "sound.wav"), Samples.Sound());
            await File.WriteAllBytesAsync(Path.Combine(samples, "video.mp4"), await Samples.VideoAsync(service));
            Output node = await Command.RunAsync(
                "node", Places.Client("openai.mjs"), service.Url, folder, Path.Combine(samples, "picture.png"), Path.Combine(samples, "sound.wav"), Path.Combine(samples, "video.mp4"));
            Assert.True(node.Code == 0, node.Error);
            using JsonDocument document = JsonDocument.Parse(node.Out);
            JsonElement result = document.RootElement;
            AssertModels(result);
            AssertAnswers(result);
            AssertStream(result);
            AssertOtherRoutes(result);
            AssertRefusals(result);
        }
        finally
        {
            Directory.Delete(samples, recursive: true);
        }
    }

    private static void AssertModels(JsonElement result)
    {
        Assert.Equal("nano", Text(result, "models", "0", "id"));
        Assert.Equal("model", Text(result, "model", "object"));
        Assert.True(At(result, "model", "created").GetInt64() > 0);
        Assert.NotEmpty(Text(result, "model", "owned_by"));
    }

    private static void AssertAnswers(JsonElement result)
    {
        Assert.NotEmpty(Text(result, "plain", "choices", "0", "message", "content"));
        Assert.Equal("system_ignored", Text(result, "plain", "warnings", "0", "code"));
        JsonElement message = At(result, "all", "choices", "0", "message");
        Assert.NotEmpty(Text(message, "content"));
        Assert.StartsWith("data:image/png;base64,", Text(message, "images", "0", "image_url", "url"), StringComparison.Ordinal);
        Assert.StartsWith("RIFF", System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(Text(message, "audio", "data"))), StringComparison.Ordinal);
        Assert.StartsWith("data:video/mp4;base64,", Text(message, "videos", "0", "video_url", "url"), StringComparison.Ordinal);
        int[] order = [.. At(message, "parts").EnumerateArray().Select(p => p.GetProperty("index").GetInt32())];
        Assert.Equal(order.Order(), order);
        Assert.NotEmpty(At(result, "next", "choices", "0", "message", "parts").EnumerateArray());

        // What was said before was read: the second prompt is longer than the first.
        Assert.True(At(result, "next", "usage", "prompt_tokens").GetInt32() > At(result, "all", "usage", "prompt_tokens").GetInt32());
        JsonElement linked = At(result, "linked", "choices", "0", "message");
        Assert.Equal(JsonValueKind.Array, linked.GetProperty("content").ValueKind);
        Assert.Equal("pcm16", Text(linked, "audio", "format"));
        Assert.Equal((200, "audio/wav"), (At(result, "link", "status").GetInt32(), Text(result, "link", "type")));
        Assert.DoesNotContain("circle", Text(result, "stopped", "choices", "0", "message", "content"), StringComparison.Ordinal);
        Assert.Equal("stop", Text(result, "stopped", "choices", "0", "finish_reason"));
    }

    private static void AssertStream(JsonElement result)
    {
        JsonElement[] chunks = [.. At(result, "chunks").EnumerateArray()];
        JsonElement[] deltas = [.. chunks.Where(c => c.GetProperty("choices").GetArrayLength() > 0).Select(c => At(c, "choices", "0", "delta"))];
        string text = string.Concat(deltas.Select(d => d.TryGetProperty("content", out JsonElement content) ? content.GetString() : ""));
        JsonElement whole = At(result, "all", "choices", "0", "message");

        // The same request with the same seed: the pieces add up to the answer.
        Assert.Equal(Text(whole, "content"), text);
        Assert.True(deltas.Count(d => d.TryGetProperty("content", out _)) >= 2, "The text came in one piece.");
        string[] media = [.. deltas.Where(d => d.TryGetProperty("parts", out _)).SelectMany(d => d.GetProperty("parts").EnumerateArray()).Select(p => p.GetProperty("media").GetString()!)];
        Assert.Equal(At(whole, "parts").EnumerateArray().Where(p => p.TryGetProperty("media", out _)).Select(p => p.GetProperty("media").GetString()), media);
        Assert.Contains(chunks, c => c.GetProperty("choices").GetArrayLength() > 0 && Text(c, "choices", "0", "finish_reason") == "stop");
        Assert.True(At(chunks[^1], "usage", "total_tokens").GetInt32() > 0);
    }

    private static void AssertOtherRoutes(JsonElement result)
    {
        JsonElement[] pictures = [.. At(result, "images", "data").EnumerateArray()];
        Assert.Equal(2, pictures.Length);
        Assert.All(pictures, p => Assert.Equal(0x89, Convert.FromBase64String(Text(p, "b64_json"))[0]));
        Assert.Equal("64x64", Text(result, "images", "size"));
        Assert.Equal((200, "audio/wav"), (At(result, "sound", "status").GetInt32(), Text(result, "sound", "type")));
        Assert.Equal("video", Text(result, "filmBegun", "object"));
        Assert.Equal("4", Text(result, "filmBegun", "seconds"));
        Assert.Equal(("completed", 100), (Text(result, "film", "status"), At(result, "film", "progress").GetInt32()));
        Assert.Equal((200, "video/mp4"), (At(result, "filmContent", "status").GetInt32(), Text(result, "filmContent", "type")));
        Assert.Contains(At(result, "films", "data").EnumerateArray(), v => Text(v, "id") == Text(result, "film", "id"));
        Assert.True(At(result, "filmDeleted", "deleted").GetBoolean());
        Assert.Equal(202, At(result, "later", "status").GetInt32());
        Assert.StartsWith("/v1/jobs/job_", Text(result, "later", "location"), StringComparison.Ordinal);
        Assert.NotEmpty(Text(result, "later", "retryAfter"));
    }

    private static void AssertRefusals(JsonElement result)
    {
        Assert.Equal((404, "model_not_found", "model"), (At(result, "unknownModel", "status").GetInt32(), Text(result, "unknownModel", "code"), Text(result, "unknownModel", "param")));
        Assert.InRange(At(result, "brokenPicture", "status").GetInt32(), 400, 422);
        Assert.Contains("messages[0].content[0].image_url", Text(result, "brokenPicture", "message"), StringComparison.Ordinal);
        Assert.Equal((400, "messages[0].role"), (At(result, "wrongRole", "status").GetInt32(), Text(result, "wrongRole", "param")));
    }

    private static string Text(JsonElement element, params string[] path) => At(element, path).GetString() ?? "";

    private static JsonElement At(JsonElement element, params string[] path) =>
        path.Aggregate(element, (at, name) => at.ValueKind == JsonValueKind.Array ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(name));
}
