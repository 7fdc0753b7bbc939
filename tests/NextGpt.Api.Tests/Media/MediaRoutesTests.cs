using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using NextGpt.Api.Tests.Support;
using NextGpt.Contracts;
using NextGpt.Contracts.Media;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Tests.Media;

public sealed class MediaRoutesTests(TinyServerFixture fixture) : IClassFixture<TinyServerFixture>
{
    [Fact]
    public async Task Upload_EveryFormat_IsDescribedByItsContentAndServedAsItCame()
    {
        TinyServer server = fixture.Server;
        foreach ((string extension, byte[] file) in Samples.All)
        {
            using HttpResponseMessage first = await server.UploadAsync(file);
            Medium medium = MediumJson.Deserialize(await first.Content.ReadAsStringAsync());

            Assert.Equal(HttpStatusCode.Created, first.StatusCode);
            Assert.Equal($"/v1/media/{medium.Id}", first.Headers.Location?.OriginalString);
            Assert.Equal($"med_{Convert.ToHexStringLower(SHA256.HashData(file))}", medium.Id);
            Assert.Equal(file.Length, medium.Bytes);
            Assert.Equal(extension is "png" or "jpg" or "webp" ? Modality.Image : extension is "gif" or "mp4" or "mov" or "webm" ? Modality.Video : Modality.Audio, medium.Type);
            using HttpResponseMessage second = await server.UploadAsync(file);
            Assert.Equal(HttpStatusCode.OK, second.StatusCode);
            using HttpResponseMessage read = await server.GetAsync(medium.Url);
            Assert.Equal(file, await read.Content.ReadAsByteArrayAsync());
            Assert.Equal(medium.ContentType, read.Content.Headers.ContentType?.MediaType);
            Assert.Equal($"\"{medium.Sha256}\"", read.Headers.ETag?.Tag);
        }

        Assert.Empty(Directory.GetFileSystemEntries(server.Scratch));
    }

    [Fact]
    public async Task Upload_InAForm_IsTheSameMedium()
    {
        TinyServer server = fixture.Server;
        byte[] file = Samples.Png(1);
        using MultipartFormDataContent form = new() { { new StringContent("a remark"), "comment" }, { new ByteArrayContent(file), "file", "cat.jpg" } };
        using HttpResponseMessage response = await server.SendAsync(HttpMethod.Post, "/v1/media", form);
        Medium medium = MediumJson.Deserialize(await response.Content.ReadAsStringAsync());
        Assert.Equal("image/png", medium.ContentType);
        Assert.Equal(medium.Id, (await server.UploadedAsync(file)).Id);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("video/mp4")]
    [InlineData("application/octet-stream")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json")]
    public async Task Upload_CalledAnything_IsJudgedByItsContent(string type)
    {
        using ByteArrayContent content = new(Samples.Png(90));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using HttpResponseMessage response = await fixture.Server.SendAsync(HttpMethod.Post, "/v1/media", content);
        Assert.Equal("image/png", MediumJson.Deserialize(await response.Content.ReadAsStringAsync()).ContentType);
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=100-", 100, null)]
    [InlineData("bytes=-7", -7, 7)]
    [InlineData("bytes=5-99999999", 5, null)]
    public async Task Read_Range_IsThatPart(string range, int from, int? length)
    {
        TinyServer server = fixture.Server;
        byte[] file = Samples.Png(2);
        Medium medium = await server.UploadedAsync(file);
        using HttpResponseMessage response = await RangeAsync(server, medium, range);
        int first = from < 0 ? file.Length + from : from;
        byte[] expected = file[first..(length is { } l ? first + l : file.Length)];
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal($"bytes {first}-{first + expected.Length - 1}/{file.Length}", response.Content.Headers.ContentRange?.ToString());
    }

    [Theory]
    [InlineData("bytes=0-0,5-6")]
    [InlineData("lines=1-2")]
    public async Task Read_RangeOfAnotherKind_IsAll(string range)
    {
        TinyServer server = fixture.Server;
        byte[] file = Samples.Png(3);
        using HttpResponseMessage response = await RangeAsync(server, await server.UploadedAsync(file), range);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(file, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Read_RangeBehindTheEnd_Is416WithTheLength()
    {
        TinyServer server = fixture.Server;
        byte[] file = Samples.Png(4);
        using HttpResponseMessage response = await RangeAsync(server, await server.UploadedAsync(file), $"bytes={file.Length}-");
        await TinyServer.ProblemAsync(response, HttpStatusCode.RequestedRangeNotSatisfiable);
        Assert.Equal($"bytes */{file.Length}", response.Content.Headers.ContentRange?.ToString());
    }

    [Fact]
    public async Task Read_IfNoneMatch_Is304_AndHeadHasNoBody()
    {
        TinyServer server = fixture.Server;
        Medium medium = await server.UploadedAsync(Samples.Png(5));
        using HttpRequestMessage again = new(HttpMethod.Get, medium.Url);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{medium.Sha256}\""));
        using HttpResponseMessage unchanged = await server.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        using HttpResponseMessage head = await server.SendAsync(HttpMethod.Head, medium.Url, null);
        Assert.Equal(medium.Bytes, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Link_Made_IsGoodUntilItIsChanged()
    {
        TinyServer server = fixture.Server;
        byte[] file = Samples.Png(6);
        Medium medium = await server.UploadedAsync(file);
        using HttpResponseMessage made = await server.SendAsync(HttpMethod.Post, $"{medium.Url}/link?seconds=60", null);
        MediumLink link = MediumJson.DeserializeLink(await made.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(file, await server.Http.GetByteArrayAsync(link.Url));
        using HttpResponseMessage forged = await server.GetAsync(link.Url + "x");
        Assert.Equal("invalid_link", (await TinyServer.ProblemAsync(forged, HttpStatusCode.Forbidden)).Code);
        using HttpResponseMessage wrong = await server.SendAsync(HttpMethod.Post, $"{medium.Url}/link?seconds=99999999", null);
        Assert.Contains("seconds: '99999999'; expected a whole number, 1 to 604800", (await TinyServer.ProblemAsync(wrong, HttpStatusCode.BadRequest)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Uploaded_IsGone()
    {
        TinyServer server = fixture.Server;
        Medium medium = await server.UploadedAsync(Samples.Png(7));
        using HttpResponseMessage deleted = await server.SendAsync(HttpMethod.Delete, medium.Url, null);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using HttpResponseMessage gone = await server.GetAsync(medium.Url);
        Assert.Equal(ProblemCode.NotFound, (await TinyServer.ProblemAsync(gone, HttpStatusCode.NotFound)).Code);
        using HttpResponseMessage never = await server.GetAsync("/v1/media/med_x");
        await TinyServer.ProblemAsync(never, HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> RangeAsync(TinyServer server, Medium medium, string range)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, medium.Url);
        request.Headers.TryAddWithoutValidation("Range", range);
        return await server.Http.SendAsync(request);
    }
}
