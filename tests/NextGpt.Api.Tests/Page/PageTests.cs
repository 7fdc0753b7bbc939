using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NextGpt.Api.Page;
using NextGpt.Api.Tests.Support;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.Page;

public sealed partial class PageTests(TinyModelFixture model) : IClassFixture<TinyModelFixture>
{
    private const int MostBytes = 200 * 1024;

    [Fact]
    public void All_Files_AreLightEvenUncompressed() => Assert.InRange(PageFiles.All.Sum(f => f.Bytes.Length), 1, MostBytes);

    [Fact]
    public void All_Files_NameNoOtherHostAndHoldNothingInline()
    {
        string[] texts = [.. PageFiles.All.Where(f => !f.ContentType.StartsWith("video/", StringComparison.Ordinal)).Select(f => Encoding.UTF8.GetString(f.Bytes.Span))];
        string page = Encoding.UTF8.GetString(PageFiles.All.Single(f => f.Path == "/").Bytes.Span);

        Assert.All(texts, t => Assert.DoesNotMatch(OtherHost(), t));
        Assert.DoesNotMatch(Inline(), page);
    }

    [Fact]
    public void All_LinksOfThePage_LeadToFiles()
    {
        string page = Encoding.UTF8.GetString(PageFiles.All.Single(f => f.Path == "/").Bytes.Span);
        string[] files = [.. PageFiles.All.Select(f => f.Path)];

        Assert.All(OwnFile().Matches(page).Select(m => m.Groups[1].Value), link => Assert.Contains(link, files));
        Assert.All(files.Where(f => f.StartsWith("/js/", StringComparison.Ordinal)), f => Assert.Contains($"\"{f}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_EachFile_HasItsTypeAndThePolicy()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        foreach (PageFile file in PageFiles.All)
        {
            using HttpResponseMessage response = await server.GetAsync(file.Path);

            Assert.Equal(file.ContentType.Split(';')[0], response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(file.Bytes.ToArray(), await response.Content.ReadAsByteArrayAsync());
            string policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("gzip, br;q=0")]
    public async Task Get_Compressed_IsTheSame(string accepted)
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/page.css");
        request.Headers.Add("Accept-Encoding", accepted);

        using HttpResponseMessage response = await server.Http.SendAsync(request);
        string encoding = response.Content.Headers.ContentEncoding.Single();
        Stream body = await response.Content.ReadAsStreamAsync();
        await using Stream plain = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await plain.CopyToAsync(bytes);

        Assert.Equal(accepted.Contains("br;q=0", StringComparison.Ordinal) ? "gzip" : accepted, encoding);
        Assert.Equal(PageFiles.All.Single(f => f.Path == "/page.css").Bytes.ToArray(), bytes.ToArray());
    }

    [Fact]
    public async Task Get_Again_IsNotSentAgain()
    {
        await using TinyServer server = await TinyServer.StartAsync(model);
        using HttpResponseMessage first = await server.GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "If-None-Match", first.Headers.ETag!.ToString() } } };

        using HttpResponseMessage second = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [GeneratedRegex(@"https?://(?!www\.w3\.org/2000/svg)[a-z0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex OtherHost();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"(?:href|src)=""(/[a-z0-9./-]+\.(?:js|css|svg))""")]
    private static partial Regex OwnFile();
}
