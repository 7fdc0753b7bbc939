using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Tests.RemoteMedia;

namespace NextGpt.Api.Tests.Media;

/// <summary>Media that come with a request, by every way there is.</summary>
public sealed class JobMediaTests(TinyServerFixture fixture) : IClassFixture<TinyServerFixture>
{
    [Fact]
    public async Task Post_MediaByEveryWay_IsOneJobThatReadsThem()
    {
        await using RemoteSide side = await RemoteSide.StartAsync(context => context.Response.Body.WriteAsync(Samples.Png(3)).AsTask());
        TinyServer server = fixture.Server;
        string id = (await server.UploadedAsync(Samples.Png(1))).Id;
        string data = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png(2))}";
        string json = $$"""
            {"input":[{"type":"text","text":"hello"},{"type":"image","media":"{{id}}"},{"type":"image","url":"{{data}}"},{"type":"image","url":"{{side.At("/a.png")}}"},
             {"type":"audio","file":"noise"}],"modalities":["text"],"generation":{ "max_tokens":4 } }
            """;
        using MultipartFormDataContent form = new() { { new ByteArrayContent(Samples.Wav()), "noise", "n.wav" }, { new StringContent(json), "request" } };
        using HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, "/v1/jobs", form);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, body);

        Job job = await server.EndOfAsync(JobJson.Deserialize(body).Id);

        Assert.Equal(JobStatus.Succeeded, job.Status);
        Assert.Equal(4, job.Receipt!.Inputs!.Count);
        Assert.Empty(Directory.GetFileSystemEntries(server.Scratch));
        using HttpResponseMessage deleted = await server.SendAsync(HttpMethod.Delete, $"/v1/jobs/{job.Id}", null);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);

        // What was uploaded for itself stays; what the job brought goes with it.
        List<string> left = await StoredAsync(server, [.. job.Receipt.Inputs]);
        Assert.Equal([id["med_".Length..]], left);
    }

    [Theory]
    [InlineData("""{"type":"image","file":"pic"}""", "input[0].file: 'pic'; expected one of 'picture'.")]
    [InlineData("""{"type":"text","text":"no file"}""", "picture: a file that no input names; expected an input with its name in 'file'.")]
    [InlineData("""{"type":"audio","file":"picture"}""", "input[0].type: 'audio'; expected 'image', which its content is.")]
    [InlineData("""{"type":"image","file":"picture","media":"med_1"}""", "input[0].media: given with 'media' and 'file'; expected one of:")]
    [InlineData("""{"type":"image"}""", "input[0].media is missing; expected one of:")]
    public async Task Post_FormThatDoesNotFit_SaysWhatAndKeepsNothing(string input, string expected)
    {
        TinyServer server = fixture.Server;
        string[] before = server.Stored();
        using MultipartFormDataContent form = new() { { new ByteArrayContent(Samples.Png(9)), "picture", "p.png" }, { new StringContent($$"""{"input":[ {{input}} ] }"""), "request" } };
        using HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, "/v1/jobs", form);
        Problem problem = await TinyServer.ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains(expected, problem.Detail, StringComparison.Ordinal);
        Assert.Equal(before, server.Stored());
        Assert.Empty(Directory.GetFileSystemEntries(server.Scratch));
    }

    [Fact]
    public async Task Post_SecondMediumDamaged_KeepsNotEvenTheFirst()
    {
        TinyServer server = fixture.Server;
        string[] before = server.Stored();
        string good = Convert.ToBase64String(Samples.Png(4));
        string bad = Convert.ToBase64String(Samples.Png(5)[..100]);
        using HttpResponseMessage response = await server.PostJobAsync(
            $$"""{"input":[{"type":"image","url":"data:image/png;base64,{{good}}"},{"type":"image","url":"data:image/png;base64,{{bad}}"}]}""");
        Problem problem = await TinyServer.ProblemAsync(response, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("input[1].url: a PNG file that ends too early", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(before, server.Stored());
        Assert.Empty(Directory.GetFileSystemEntries(server.Scratch));
    }

    [Theory]
    [InlineData("https://127.0.0.2/", HttpStatusCode.BadRequest, ErrorCodesOf.AddressRefused)]
    [InlineData("http://169.254.169.254/latest/meta-data", HttpStatusCode.BadRequest, ErrorCodesOf.AddressRefused)]
    [InlineData("SIDE/missing", HttpStatusCode.UnprocessableEntity, ErrorCodesOf.RemoteRefused)]
    [InlineData("SIDE/inside", HttpStatusCode.BadRequest, ErrorCodesOf.AddressRefused)]
    [InlineData("SIDE/text", HttpStatusCode.UnsupportedMediaType, "unsupported_media")]
    public async Task Post_AddressThatGivesNoMedium_SaysWhy(string url, HttpStatusCode status, string code)
    {
        await using RemoteSide side = await RemoteSide.StartAsync(async context =>
        {
            context.Response.StatusCode = context.Request.Path.Value switch { "/missing" => 404, "/inside" => 302, _ => 200 };
            context.Response.Headers.Location = "http://[::1]:7071/v1/jobs";
            await context.Response.WriteAsync("hello", Encoding.UTF8);
        });
        TinyServer server = fixture.Server;
        string[] before = server.Stored();
        string address = url.Replace("SIDE", side.Address.OriginalString, StringComparison.Ordinal);
        using HttpResponseMessage response = await server.PostJobAsync($$"""{"input":[{"type":"image","url":"{{address}}"}]}""");
        Assert.Equal(code, (await TinyServer.ProblemAsync(response, status)).Code);
        Assert.Equal(before, server.Stored());
        Assert.Empty(Directory.GetFileSystemEntries(server.Scratch));
    }

    private static async Task<List<string>> StoredAsync(TinyServer server, IReadOnlyList<string> digests)
    {
        IMediaStore store = server.Services.GetRequiredService<IMediaStore>();
        List<string> left = [];
        foreach (string sha256 in digests)
        {
            if (await store.FindAsync(MediaId.Parse($"med_{sha256}")) is not null)
            {
                left.Add(sha256);
            }
        }

        return left;
    }

    private static class ErrorCodesOf
    {
        public const string AddressRefused = Pipeline.Errors.ErrorCodes.AddressRefused;
        public const string RemoteRefused = Pipeline.Errors.ErrorCodes.RemoteRefused;
    }
}
