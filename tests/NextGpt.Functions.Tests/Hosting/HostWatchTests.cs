using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NextGpt.Functions.Hosting;
using NextGpt.Functions.Tests.Support;

namespace NextGpt.Functions.Tests.Hosting;

public sealed class HostWatchTests : IDisposable
{
    private readonly TcpListener _host = new(IPAddress.Loopback, 0);
    private readonly LogList<HostWatch> _log = new();

    public HostWatchTests() => _host.Start();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Host_IsGone_EndsTheProcess()
    {
        using IHost process = await StartAsync();
        using TcpClient connection = await _host.AcceptTcpClientAsync();

        // As the system does it with a process that was killed.
        _host.Stop();
        connection.Client.Close(0);

        await process.WaitForShutdownAsync();
        Assert.Contains("is gone: this process ends.", Assert.Single(_log.Lines).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_HangsUp_IsCalledAgain()
    {
        using IHost process = await StartAsync();
        using (TcpClient first = await _host.AcceptTcpClientAsync())
        {
            await first.GetStream().WriteAsync(new byte[300]);
        }

        using TcpClient second = await _host.AcceptTcpClientAsync();

        Assert.Empty(_log.Lines);
        await process.StopAsync();
        Assert.Empty(_log.Lines);
    }

    private async Task<IHost> StartAsync()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        var address = new Uri($"http://{_host.LocalEndpoint}/");
        builder.Services.AddHostedService(s => new HostWatch(address, s.GetRequiredService<IHostApplicationLifetime>(), TimeProvider.System, _log));
        IHost process = builder.Build();
        await process.StartAsync();
        return process;
    }
}
