using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NextGpt.Pipeline.Tests.RemoteMedia;

/// <summary>A real server on this machine: the other side of a medium's address.</summary>
internal sealed class RemoteSide : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RemoteSide(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public int Requests { get; private set; }

    public static async Task<RemoteSide> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        RemoteSide side = new(app);
        app.Run(context =>
        {
            side.Requests++;
            return answer(context);
        });
        await app.StartAsync();
        return side;
    }

    public Uri At(string path) => new(Address, path);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
