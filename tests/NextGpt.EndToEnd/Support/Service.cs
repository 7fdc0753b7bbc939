namespace NextGpt.EndToEnd.Support;

/// <summary>
/// The service that the tests talk to: the one that NEXTGPT_BASE_URL names, or a process of its own that serves the shipped bundle.
/// </summary>
public sealed class Service : IAsyncLifetime
{
    private const string Variable = "NEXTGPT_BASE_URL";

    private readonly (string Name, string Value)[] _settings;
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"nextgpt-e2e-{Guid.NewGuid():n}");
    private ServerProcess? _process;

    public Service()
        : this([])
    {
    }

    private Service((string Name, string Value)[] settings) => _settings = settings;

    /// <summary>Gets a client of the service.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromMinutes(4) };

    /// <summary>Gets the address, without a slash at its end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Starts a service of a test's own.</summary>
    /// <param name="settings">Variables of its environment, without their common beginning.</param>
    internal static async Task<Service> StartAsync(params (string Name, string Value)[] settings)
    {
        var service = new Service(settings);
        await service.InitializeAsync();
        return service;
    }

    public async Task InitializeAsync()
    {
        string? given = _settings.Length == 0 ? Environment.GetEnvironmentVariable(Variable) : null;
        if (string.IsNullOrEmpty(given))
        {
            _process = await ServerProcess.StartAsync(_data, bundle: null, _settings);
        }

        Url = (_process?.Http.BaseAddress?.ToString() ?? given!).TrimEnd('/');
        Http.BaseAddress = new Uri(Url + "/");
        await ReadyAsync();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
            Directory.Delete(_data, recursive: true);
        }
    }

    private async Task ReadyAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await Http.GetAsync(new Uri("health/ready", UriKind.Relative), late.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // A host that somebody else starts may not listen yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), late.Token);
        }
    }
}
