using NextGpt.Api.Tests.Support;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.Hostile;

/// <summary>A server with limits that can be exceeded quickly.</summary>
public sealed class HostileServerFixture : IAsyncLifetime, IDisposable
{
    private readonly TinyModelFixture _model = new();

    internal TinyServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await TinyServer.StartAsync(_model, new Dictionary<string, string?>
        {
            ["Outbound:AllowedNetworks:0"] = "127.0.0.1/32",
            ["Limits:MaxJsonBytes"] = $"{HostileDocuments.MostJsonBytes}",
            ["Media:Limits:MaxBytes"] = $"{HostileFiles.MostBytes}",
            ["Drop:Enabled"] = "false",
        });
        Server.Http.Timeout = TimeSpan.FromMinutes(2);
    }

    public void Dispose() => _model.Dispose();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
