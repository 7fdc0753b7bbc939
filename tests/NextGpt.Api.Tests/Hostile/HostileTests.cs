using System.Net;
using System.Text;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Media;
using NextGpt.Contracts.Problems;
using NextGpt.Pipeline.Tests.RemoteMedia;
using Xunit.Abstractions;

namespace NextGpt.Api.Tests.Hostile;

/// <summary>
/// Everything that strangers may send, at one running server: each is refused with a problem that says what is wrong, or is as harmless as
/// it claims to be; nothing of it stays, nothing of the machine is told, and the server answers as before.
/// </summary>
public sealed class HostileTests(HostileServerFixture fixture, ITestOutputHelper output) : IClassFixture<HostileServerFixture>
{
    private const int FewestRefused = 300;

    private static readonly string[] s_secrets = ["/tmp", "/root", "/home", "/work", "nextgpt-upload-", "System.", "NextGpt.", "   at ", ".cs:line", "Exception", "secret", "ffmpeg version"];

    [Theory]
    [InlineData("misnamed files")]
    [InlineData("bombs")]
    [InlineData("documents")]
    [InlineData("addresses")]
    [InlineData("redirects")]
    [InlineData("forms")]
    [InlineData("damaged files")]
    public async Task Everything_Hostile_IsRefusedByName_AndLeavesNothing(string kind)
    {
        await using RemoteSide side = await RemoteSide.StartAsync(context =>
        {
            string? target = context.Request.Query["to"];
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = target is null ? "/loop" : Encoding.UTF8.GetString(Convert.FromHexString(target));
            return Task.CompletedTask;
        });
        TinyServer server = fixture.Server;
        string[] before = server.Stored();
        (int refused, int fine, List<string> failures) = (0, 0, []);
        HostileCase[] cases = [.. Kinds(side.Address)[kind]];
        foreach (HostileCase hostile in cases)
        {
            using HttpRequestMessage request = hostile.Make();
            using HttpResponseMessage response = await server.Http.SendAsync(request);
            string body = await response.Content.ReadAsStringAsync();
            if (hostile.MayBeFine && response.IsSuccessStatusCode)
            {
                fine++;
                await TakeBackAsync(server, request, body);
                continue;
            }

            refused++;
            if (WrongWith(hostile, response, body) is { } wrong)
            {
                failures.Add($"{hostile.Name}: {wrong}: {(int)response.StatusCode} {body[..Math.Min(body.Length, 600)]}");
            }
        }

        output.WriteLine($"{kind}: {cases.Length} cases, {refused} refused, {fine} harmless.");
        Assert.True(failures.Count == 0, $"{failures.Count} of {cases.Length}:\n{string.Join('\n', failures)}");
        Assert.Equal(before, server.Stored());
        Assert.Empty(Directory.GetFileSystemEntries(server.Scratch));
        using HttpResponseMessage posted = await server.PostJobAsync("""{"input":"hello","modalities":["text"],"generation":{"max_tokens":4} }""");
        Job job = await server.EndOfAsync(JobJson.Deserialize(await posted.Content.ReadAsStringAsync()).Id);
        Assert.Equal(JobStatus.Succeeded, job.Status);
        using HttpResponseMessage deleted = await server.SendAsync(HttpMethod.Delete, $"/v1/jobs/{job.Id}", null);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    [Fact]
    public void Cases_ThatMustBeRefused_AreMany() =>
        Assert.InRange(Kinds(new Uri("http://127.0.0.1/")).Values.SelectMany(cases => cases).Count(c => !c.MayBeFine), FewestRefused, int.MaxValue);

    private static Dictionary<string, IEnumerable<HostileCase>> Kinds(Uri side) => new()
    {
        ["misnamed files"] = HostileFiles.Misnamed(),
        ["bombs"] = HostileFiles.Bombs(),
        ["documents"] = HostileDocuments.All(),
        ["addresses"] = HostileAddresses.All(),
        ["redirects"] = HostileAddresses.Redirects(side),
        ["forms"] = HostileForms.All(),
        ["damaged files"] = HostileFiles.Damaged(),
    };

    private static string? WrongWith(HostileCase hostile, HttpResponseMessage response, string body)
    {
        if ((int)response.StatusCode is < 400 or >= 500)
        {
            return "not refused";
        }

        if (hostile.IsBelowHttp)
        {
            return body.Length > 0 ? "a body" : null;
        }

        if (response.Content.Headers.ContentType?.MediaType != ProblemJson.ContentType || ProblemJson.TryDeserialize(body) is not { } problem)
        {
            return "no problem details";
        }

        if (problem.Status != (int)response.StatusCode || problem.Detail.Length is < 10 or > 4000 || problem.Code.Length == 0 || !problem.Detail.Contains("expected", StringComparison.Ordinal))
        {
            return "says not what was expected";
        }

        if (!problem.Detail.Contains(hostile.Mentions, StringComparison.Ordinal))
        {
            return $"does not mention '{hostile.Mentions}'";
        }

        return s_secrets.FirstOrDefault(s => body.Contains(s, StringComparison.Ordinal) && !hostile.Name.Contains(s, StringComparison.Ordinal)) is { } secret ? $"tells '{secret}'" : null;
    }

    private static async Task TakeBackAsync(TinyServer server, HttpRequestMessage request, string body)
    {
        bool isMedium = request.RequestUri!.AbsolutePath == "/v1/media";
        string path = isMedium ? MediumJson.Deserialize(body).Url : $"/v1/jobs/{JobJson.Deserialize(body).Id}";
        using HttpResponseMessage deleted = await server.SendAsync(HttpMethod.Delete, path, null);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }
}
