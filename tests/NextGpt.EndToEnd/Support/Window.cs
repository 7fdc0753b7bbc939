using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NextGpt.EndToEnd.Support;

/// <summary>A window on the service's page that notes whatever a reader must never meet.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _url;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _strangers = new();
    private readonly ConcurrentQueue<IRequest> _finished = new();

    private Window(IBrowserContext context, string url) => (_context, _url) = (context, url);

    /// <summary>Gets the page.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>Gets errors of the console and of scripts.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Gets requests that went to other hosts.</summary>
    public IReadOnlyCollection<string> Strangers => _strangers;

    public static async Task<Window> OpenAsync(Service service, Browser browser, int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light, bool phone = false)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(browser);
        IBrowserContext context = await browser.OpenAsync(new BrowserNewContextOptions
        {
            BaseURL = service.Url,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            HasTouch = phone,
            IsMobile = phone,
            DeviceScaleFactor = phone ? 2 : 1,
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = ["clipboard-read", "clipboard-write", "microphone", "camera"],
        });
        var window = new Window(context, service.Url);
        await window.ListenAsync();
        await window.Page.GotoAsync("/");
        return window;
    }

    /// <summary>Keeps a picture of the window among the test's output.</summary>
    public Task ShootAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Places.Screenshots, $"{name}.png") });

    /// <summary>Counts the bytes that were transferred, headers included.</summary>
    public async Task<long> BytesAsync()
    {
        long bytes = 0;
        foreach (IRequest request in _finished)
        {
            RequestSizesResult sizes = await request.SizesAsync();
            bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        return bytes;
    }

    /// <summary>Fails if anything went wrong behind the scenes.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(_complaints);
        Assert.Empty(_strangers);
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private async Task ListenAsync()
    {
        Page = await _context.NewPageAsync();
        Page.SetDefaultTimeout(60_000);
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        Page.PageError += (_, error) => _complaints.Enqueue(error);
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(_url + "/", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _strangers.Enqueue(request.Url);
            }
        };
        Page.RequestFinished += (_, request) => _finished.Enqueue(request);
    }
}
