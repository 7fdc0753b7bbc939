using NextGpt.Media;
using NextGpt.Media.Limits;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Outbound;
using NextGpt.Pipeline.RemoteMedia;
using NextGpt.Pipeline.Resilience;

namespace NextGpt.Pipeline.Tests.RemoteMedia;

public sealed class HttpRemoteMediaTests
{
    private static readonly byte[] Medium = [.. Enumerable.Range(0, 2000).Select(i => (byte)i)];
    private static readonly OutboundOptions OneHost = new() { AllowedNetworks = ["127.0.0.1/32"], FetchTimeout = TimeSpan.FromSeconds(20) };

    [Fact]
    public async Task Fetch_AFile_IsThereWhole()
    {
        await using RemoteSide side = await RemoteSide.StartAsync(context => context.Response.Body.WriteAsync(Medium).AsTask());
        Assert.Equal(Medium, await FetchAsync(side.At("/a.png")));
    }

    [Fact]
    public async Task Fetch_Redirected_IsFollowed()
    {
        await using RemoteSide side = await RemoteSide.StartAsync(context =>
        {
            if (context.Request.Path == "/last")
            {
                return context.Response.Body.WriteAsync(Medium).AsTask();
            }

            context.Response.Redirect("/last");
            return Task.CompletedTask;
        });
        Assert.Equal(Medium, await FetchAsync(side.At("/first")));
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data/", "no public address")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "no public address")]
    [InlineData("http://127.0.0.2/", "no public address")]
    [InlineData("https://localhost.localdomain.invalid/", "no public address")]
    [InlineData("http://[::1]/", "no public address")]
    [InlineData("file:///etc/passwd", "scheme 'file'")]
    [InlineData("https://a:b@example.com/", "user name")]
    public async Task Fetch_RedirectedInside_IsRefusedAndNotCalled(string target, string expected)
    {
        await using RemoteSide side = await RemoteSide.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = target;
            return Task.CompletedTask;
        });
        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => FetchAsync(side.At("/")));
        Assert.Equal(ErrorCodes.AddressRefused, error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, side.Requests);
    }

    [Fact]
    public async Task Fetch_RedirectedForEver_EndsAtTheLimit()
    {
        await using RemoteSide side = await RemoteSide.StartAsync(context =>
        {
            context.Response.Redirect("/again");
            return Task.CompletedTask;
        });
        PermanentException error = await Assert.ThrowsAsync<PermanentException>(() => FetchAsync(side.At("/")));
        Assert.Equal("input[0]: more than 5 redirects; expected the medium.", error.Message);
        Assert.Equal(6, side.Requests);
    }

    [Theory]
    [InlineData(404, 1, true)]
    [InlineData(403, 1, true)]
    [InlineData(204, 1, true)]
    [InlineData(503, 3, false)]
    [InlineData(429, 3, false)]
    public async Task Fetch_OtherStatus_IsTriedAgainOnlyIfItMayPass(int status, int requests, bool permanent)
    {
        await using RemoteSide side = await RemoteSide.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        PipelineException error = await Assert.ThrowsAnyAsync<PipelineException>(() => FetchAsync(side.At("/")));
        Assert.Equal(permanent, error is PermanentException);
        Assert.Equal($"input[0]: 127.0.0.1 answers with status {status}; expected 200.", error.Message);
        Assert.Equal(requests, side.Requests);
    }

    [Fact]
    public async Task Fetch_BrokenOffOnce_IsThereWholeAfterARetry()
    {
        int requests = 0;
        await using RemoteSide side = await RemoteSide.StartAsync(async context =>
        {
            context.Response.ContentLength = Medium.Length;
            await context.Response.Body.WriteAsync(Medium.AsMemory(0, ++requests == 1 ? 1500 : 2000));
            if (requests == 1)
            {
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
        });
        Assert.Equal(Medium, await FetchAsync(side.At("/")));
        Assert.Equal(2, side.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fetch_TooLarge_EndsAtTheLimit(bool told)
    {
        await using RemoteSide side = await RemoteSide.StartAsync(async context =>
        {
            context.Response.ContentLength = told ? 1L << 40 : null;
            byte[] block = new byte[4096];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => FetchAsync(side.At("/")));
        Assert.Equal(MediaErrorCode.TooLarge, error.Code);
        Assert.Equal(1, side.Requests);
    }

    [Fact]
    public async Task Fetch_Packed_IsRefused()
    {
        await using RemoteSide side = await RemoteSide.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(Medium).AsTask();
        });
        Assert.Contains("packed as 'gzip'", (await Assert.ThrowsAsync<PermanentException>(() => FetchAsync(side.At("/")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_SilentSide_EndsAtTheTimeLimit()
    {
        await using RemoteSide side = await RemoteSide.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        TransientException error = await Assert.ThrowsAsync<TransientException>(() => FetchAsync(side.At("/"), OneHost with { FetchTimeout = TimeSpan.FromSeconds(1) }));
        Assert.Equal("input[0]: not there within 1 s from 127.0.0.1; expected a medium.", error.Message);
    }

    [Fact]
    public async Task Fetch_Https_WithoutAValidCertificate_IsRefused()
    {
        // A server that speaks no TLS at all.
        await using RemoteSide side = await RemoteSide.StartAsync(_ => Task.CompletedTask);
        UriBuilder https = new(side.Address) { Scheme = "https" };
        Assert.IsAssignableFrom<PipelineException>(await Record.ExceptionAsync(() => FetchAsync(https.Uri)));
    }

    private static async Task<byte[]> FetchAsync(Uri address, OutboundOptions? options = null)
    {
        OutboundOptions outbound = options ?? OneHost;
        IoPipelines pipelines = new(TimeProvider.System, remoteMedia: new IoPolicy(Retries: 2, DelaySeconds: 0.01, MaxDelaySeconds: 0.05));
        using HttpRemoteMedia media = new(new OutboundGuard(outbound), outbound, new MediaLimits { MaxBytes = 100_000 }, pipelines.RemoteMedia, TimeProvider.System);
        using MemoryStream target = new();
        await media.FetchAsync(address, "input[0]", target);
        return target.ToArray();
    }
}
