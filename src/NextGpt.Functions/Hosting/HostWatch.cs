using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace NextGpt.Functions.Hosting;

/// <summary>
/// Ends this process when the host that started it is gone. The worker's own channel does not notice, and a process that nobody talks to
/// would keep its model, and the GPU, for good.
/// </summary>
/// <param name="address">Where the host listens for its workers.</param>
/// <param name="lifetime">This process.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Told of the end.</param>
internal sealed partial class HostWatch(Uri address, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<HostWatch> log) : BackgroundService
{
    /// <summary>Where the worker has its host's address.</summary>
    public const string Setting = "Functions:Worker:HostEndpoint";

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // A host hangs up on a connection that says nothing, after minutes. One that is gone takes no other.
            while (await ListensAsync(stoppingToken))
            {
                await Task.Delay(s_pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        LogGone(address);
        lifetime.StopApplication();
    }

    /// <summary>Stays connected for as long as the host wants that.</summary>
    /// <returns>Whether it took the connection.</returns>
    private async Task<bool> ListensAsync(CancellationToken stoppingToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, stoppingToken);
            byte[] unread = new byte[256];
            while (await socket.ReceiveAsync(unread, stoppingToken) > 0)
            {
                // Whatever it says: it lives.
            }

            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode != SocketError.ConnectionRefused;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The host at {Address} is gone: this process ends.")]
    private partial void LogGone(Uri address);
}
