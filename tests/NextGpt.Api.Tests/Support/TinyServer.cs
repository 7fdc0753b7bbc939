using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Media;
using NextGpt.Contracts.Problems;
using NextGpt.Model.Tests.Support;
using NextGpt.Server.Hosting;

namespace NextGpt.Api.Tests.Support;

/// <summary>A whole server on a tiny model, reached over a real connection.</summary>
internal sealed class TinyServer : IAsyncDisposable
{
    private readonly TemporaryFolder? _own;
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;

    private TinyServer(string bundle, IReadOnlyDictionary<string, string?>? configuration, Action<IServiceCollection>? services, TemporaryFolder? folder)
    {
        _own = folder is null ? new TemporaryFolder() : null;
        _folder = folder ?? _own!;
        Directory.CreateDirectory(Scratch);
        _app = ServerHost.Build(
            new ServerOptions { Bundle = bundle, DataFolder = Data, Port = 0 },
            builder =>
            {
                services?.Invoke(builder.Services);
                builder.Configuration.AddInMemoryCollection([.. configuration ?? new Dictionary<string, string?>(), new("Media:ScratchFolder", Scratch)]);
            });
        Http = new HttpClient();
    }

    public HttpClient Http { get; }

    public string Data => _folder["data"];

    public string Scratch => _folder["scratch"];

    public IServiceProvider Services => _app.Services;

    public static async Task<TinyServer> StartAsync(
        TinyModelFixture model, IReadOnlyDictionary<string, string?>? configuration = null, Action<IServiceCollection>? services = null, TemporaryFolder? folder = null)
    {
        TinyServer server = new(model.BundlePath, configuration, services, folder);
        await server._app.StartAsync();
        server.Http.BaseAddress = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    /// <summary>Gets every file of the store, in order.</summary>
    public string[] Stored()
    {
        string store = Path.Combine(Data, "store");
        return Directory.Exists(store) ? [.. Directory.GetFiles(store, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
    }

    public Task<HttpResponseMessage> UploadAsync(byte[] file, string? key = null) =>
        SendAsync(HttpMethod.Post, "/v1/media", new ByteArrayContent(file), key);

    public async Task<Medium> UploadedAsync(byte[] file, string? key = null)
    {
        using HttpResponseMessage response = await UploadAsync(file, key);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return MediumJson.Deserialize(body);
    }

    public Task<HttpResponseMessage> PostJobAsync(string json, string? key = null) =>
        SendAsync(HttpMethod.Post, "/v1/jobs", new StringContent(json, Encoding.UTF8, "application/json"), key);

    public Task<HttpResponseMessage> GetAsync(string path, string? key = null) => SendAsync(HttpMethod.Get, path, null, key);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return await Http.SendAsync(request);
    }

    public async Task<Job> EndOfAsync(string id, string? key = null)
    {
        // The stream of a job's events ends with the job.
        using HttpResponseMessage events = await GetAsync($"/v1/jobs/{id}/events", key);
        using HttpResponseMessage response = await GetAsync($"/v1/jobs/{id}", key);
        Job job = JobJson.Deserialize(await response.Content.ReadAsStringAsync());
        Assert.False(job.Status is JobStatus.Queued or JobStatus.InProgress, $"{events.StatusCode}: {job.Status}");
        return job;
    }

    public static async Task<Problem> ProblemAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{response.StatusCode}: {body}");
        Assert.Equal(ProblemJson.ContentType, response.Content.Headers.ContentType?.MediaType);
        Problem problem = ProblemJson.TryDeserialize(body)!;
        Assert.Equal((int)expected, problem.Status);
        return problem;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _own?.Dispose();
    }
}
