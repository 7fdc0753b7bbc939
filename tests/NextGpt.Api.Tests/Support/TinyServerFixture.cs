using NextGpt.Model.Tests.Support;

namespace NextGpt.Api.Tests.Support;

/// <summary>One server for the tests of a class; it may call this machine by the one address that tests listen on.</summary>
public sealed class TinyServerFixture : IAsyncLifetime, IDisposable
{
    private readonly TinyModelFixture _model = new();

    internal TinyServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await TinyServer.StartAsync(_model, new Dictionary<string, string?> { ["Outbound:AllowedNetworks:0"] = "127.0.0.1/32" });

    public void Dispose() => _model.Dispose();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
