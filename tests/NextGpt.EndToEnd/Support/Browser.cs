using Microsoft.Playwright;

namespace NextGpt.EndToEnd.Support;

/// <summary>The Chromium that is installed on this machine.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Variable = "NEXTGPT_CHROMIUM";

    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        string? program = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given ? given : s_places.FirstOrDefault(File.Exists);
        Assert.True(program is not null, $"No Chromium found; expected one of {string.Join(", ", s_places)}, or its path in {Variable} (Debian, Ubuntu: apt-get install chromium).");
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser!.CloseAsync();
        _playwright!.Dispose();
    }

    /// <summary>Opens a window with nothing remembered.</summary>
    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options) => _browser!.NewContextAsync(options);
}
