using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using NextGpt.Api.Access;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Media;
using NextGpt.Contracts.Problems;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.Access;

public sealed class AccessTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    private const string Hello = """{"input":"hello","modalities":["text"],"generation":{"max_tokens":4}}""";

    private static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static Dictionary<string, string?> Keys(params (string Name, string Key)[] keys)
    {
        Dictionary<string, string?> configuration = [];
        for (int i = 0; i < keys.Length; i++)
        {
            configuration[$"Access:Keys:{i}:Name"] = keys[i].Name;
            configuration[$"Access:Keys:{i}:Sha256"] = Digest(keys[i].Key);
        }

        return configuration;
    }

    [Fact]
    public async Task Keys_TwoHolders_SeeTheirOwnJobsAndMediaOnly()
    {
        await using TinyServer server = await TinyServer.StartAsync(model, Keys(("ada", "key-a"), ("bob", "key-b")));

        using (HttpResponseMessage none = await server.PostJobAsync(Hello))
        {
            Problem problem = await TinyServer.ProblemAsync(none, HttpStatusCode.Unauthorized);
            Assert.Equal(ProblemCode.Unauthorized, problem.Code);
            Assert.Equal("Bearer", none.Headers.WwwAuthenticate.ToString());
        }

        using (HttpResponseMessage wrong = await server.PostJobAsync(Hello, "key-c"))
        {
            Assert.DoesNotContain("key-c", (await TinyServer.ProblemAsync(wrong, HttpStatusCode.Unauthorized)).Detail, StringComparison.Ordinal);
        }

        using (HttpResponseMessage live = await server.GetAsync("/health/live"))
        {
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        }

        // Jobs, and the media that they make.
        string json = """{"input":"hello","modalities":["text","image"],"generation":{"max_tokens":20}}""";
        using HttpResponseMessage posted = await server.PostJobAsync(json, "key-a");
        Job job = await server.EndOfAsync(JobJson.Deserialize(await posted.Content.ReadAsStringAsync()).Id, "key-a");
        string made = job.Parts.Select(p => p.Media).OfType<JobMedia>().First().Url;
        await SeesAsync(server, made, "key-a", true);
        await SeesAsync(server, made, "key-b", false);
        await SeesAsync(server, $"/v1/jobs/{job.Id}", "key-b", false);
        await SeesAsync(server, $"/v1/jobs/{job.Id}/events", "key-b", false);
        using (HttpResponseMessage listed = await server.GetAsync("/v1/jobs", "key-b"))
        {
            Assert.DoesNotContain(job.Id, await listed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (HttpResponseMessage deleted = await server.SendAsync(HttpMethod.Delete, $"/v1/jobs/{job.Id}", null, "key-b"))
        {
            await TinyServer.ProblemAsync(deleted, HttpStatusCode.NotFound);
        }

        // Uploads: equal bytes are one medium, and still everybody's own.
        Medium medium = await server.UploadedAsync(Samples.Png(1), "key-a");
        await SeesAsync(server, medium.Url, "key-b", false);
        using (HttpResponseMessage stolen = await server.PostJobAsync($$"""{"input":[{"type":"image","media":"{{medium.Id}}"}]}""", "key-b"))
        {
            Problem problem = await TinyServer.ProblemAsync(stolen, HttpStatusCode.BadRequest);
            Assert.StartsWith("input[0].media: '", problem.Detail, StringComparison.Ordinal);
        }

        await SeesAsync(server, medium.Url, "key-b", false);
        using (HttpResponseMessage own = await server.UploadAsync(Samples.Png(1), "key-b"))
        {
            Assert.Equal(HttpStatusCode.Created, own.StatusCode);
        }

        using (HttpResponseMessage deleted = await server.SendAsync(HttpMethod.Delete, medium.Url, null, "key-a"))
        {
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        }

        await SeesAsync(server, medium.Url, "key-a", false);
        await SeesAsync(server, medium.Url, "key-b", true);

        // A link is a key to one medium.
        using HttpResponseMessage linked = await server.SendAsync(HttpMethod.Post, $"{medium.Url}/link", null, "key-b");
        MediumLink link = MediumJson.DeserializeLink(await linked.Content.ReadAsStringAsync());
        Assert.Equal(Samples.Png(1), await server.Http.GetByteArrayAsync(link.Url));
        await SeesAsync(server, made + new Uri(server.Http.BaseAddress!, link.Url).Query, null, false, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Key_InEitherHeader_IsTaken()
    {
        await using TinyServer server = await TinyServer.StartAsync(model, Keys(("ada", "key-a")));
        using HttpRequestMessage request = new(HttpMethod.Get, "/v1/models");
        request.Headers.Add("x-api-key", "key-a");
        using HttpResponseMessage response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using HttpResponseMessage bearer = await server.GetAsync("/v1/models", "key-a");
        Assert.Equal(HttpStatusCode.OK, bearer.StatusCode);
    }

    [Fact]
    public async Task Rate_Exceeded_Is429WithARetryAfter_AndNobodyElses()
    {
        Dictionary<string, string?> configuration = Keys(("ada", "key-a"), ("bob", "key-b"));
        configuration["Access:Keys:0:RequestsPerMinute"] = "3";
        await using TinyServer server = await TinyServer.StartAsync(model, configuration);
        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage fine = await server.GetAsync("/v1/jobs", "key-a");
            Assert.Equal(HttpStatusCode.OK, fine.StatusCode);
        }

        using HttpResponseMessage refused = await server.GetAsync("/v1/jobs", "key-a");
        Assert.Equal(ProblemCode.RateLimited, (await TinyServer.ProblemAsync(refused, HttpStatusCode.TooManyRequests)).Code);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        using HttpResponseMessage other = await server.GetAsync("/v1/jobs", "key-b");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Jobs_AsManyAsAllowed_AnotherIs429UntilOneHasEnded()
    {
        Dictionary<string, string?> configuration = Keys(("ada", "key-a"), ("bob", "key-b"));
        configuration["Access:Keys:0:MaxJobs"] = "1";
        var steps = new HeldSteps();
        await using TinyServer server = await TinyServer.StartAsync(model, configuration, steps.AddTo);
        const string work = """{"input":"hello","modalities":["text","video"],"generation":{"max_tokens":40,"steps":1000}}""";
        using HttpResponseMessage first = await server.PostJobAsync(work, "key-a");
        string id = JobJson.Deserialize(await first.Content.ReadAsStringAsync()).Id;

        using HttpResponseMessage second = await server.PostJobAsync(Hello, "key-a");
        Assert.Equal(ProblemCode.TooManyJobs, (await TinyServer.ProblemAsync(second, HttpStatusCode.TooManyRequests)).Code);
        Assert.NotNull(second.Headers.RetryAfter);
        using HttpResponseMessage other = await server.PostJobAsync(Hello, "key-b");
        Assert.Equal(HttpStatusCode.Accepted, other.StatusCode);

        using HttpResponseMessage canceled = await server.SendAsync(HttpMethod.Post, $"/v1/jobs/{id}/cancel", null, "key-a");
        steps.Release();
        await server.EndOfAsync(id, "key-a");
        using HttpResponseMessage bad = await server.PostJobAsync("""{"input":[{"type":"image","url":"data:image/png;base64,AAAA"}]}""", "key-a");
        await TinyServer.ProblemAsync(bad, HttpStatusCode.UnsupportedMediaType);
        using HttpResponseMessage third = await server.PostJobAsync(Hello, "key-a");
        Assert.Equal(HttpStatusCode.Accepted, third.StatusCode);
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.Accepted)]
    public async Task NoKeys_PageOfAnotherOrigin_IsNotLetIn(string header, string value, HttpStatusCode expected)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        using HttpRequestMessage request = new(HttpMethod.Post, "/v1/jobs") { Content = new StringContent(Hello, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage response = await server.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("a b", 64, "ada", "The Name of a key")]
    [InlineData("ada", 63, "bob", "The Sha256 of a key")]
    [InlineData("ada", 64, "ada", "2 keys are called 'ada'")]
    public void Options_Wrong_SayWhat(string name, int digits, string second, string expected)
    {
        AccessOptions options = new() { Keys = [new ApiKey { Name = name, Sha256 = new string('a', digits) }, new ApiKey { Name = second, Sha256 = new string('b', 64) }] };
        Assert.Contains(expected, Assert.Throws<ValidationException>(options.Validated).Message, StringComparison.Ordinal);
    }

    private static async Task SeesAsync(TinyServer server, string path, string? key, bool expected, HttpStatusCode otherwise = HttpStatusCode.NotFound)
    {
        using HttpResponseMessage response = await server.GetAsync(path, key);
        Assert.Equal(expected ? HttpStatusCode.OK : otherwise, response.StatusCode);
    }
}
