using Microsoft.Playwright;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Page;

/// <summary>Media into the page and out of it, and what can be clicked.</summary>
[Collection(OneService.Name)]
public sealed class GiveTests(Service service, Browser browser)
{
    /// <summary>Makes what a file manager hands over: a picture of the given bytes.</summary>
    private const string Files = "const files = new DataTransfer(); files.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], 'disc.png', { type: 'image/png' }));";

    [Fact]
    public async Task Drop_APicture_IsAttached()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await DoAsync(page, "document.body.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer: files }))");
        await Assertions.Expect(page.GetByText("Drop pictures, sounds and videos here")).ToBeVisibleAsync();
        await DoAsync(page, "document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }))");

        await Assertions.Expect(page.Locator("#drop")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".attachment.image:not(.pending):not(.broken)")).ToHaveCountAsync(1);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Paste_APicture_IsAttached()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        await DoAsync(window.Page, "document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: files }))");

        await Assertions.Expect(window.Page.Locator(".attachment.image:not(.pending):not(.broken)")).ToHaveCountAsync(1);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Choose_WithoutAKindAndASeed_IsKeptTo()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.Locator("#options-open").ClickAsync();
        await page.GetByLabel("Anything but these").CheckAsync();
        await page.Locator("#options").GetByLabel("Picture", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Seed", new() { Exact = true }).FillAsync("7");
        await page.AskAsync("Draw a red circle");
        ILocator turn = await page.AnsweredAsync();

        Assert.Equal("succeeded", await turn.GetAttributeAsync("data-status"));
        await Assertions.Expect(turn.Locator(".answer img")).ToHaveCountAsync(0);
        await Assertions.Expect(turn.Locator(".receipt summary")).ToContainTextAsync("seed 7");
        window.AssertQuiet();
    }

    [Fact]
    public async Task Download_APicture_IsItsBytes()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.ChooseAsync("Text", "Picture");
        await page.AskAsync("Draw a red circle");
        ILocator turn = await page.AnsweredAsync();
        string source = (await turn.Locator(".answer img").GetAttributeAsync("src"))!;
        IDownload download = await page.RunAndWaitForDownloadAsync(() => turn.Locator("figcaption a[download]").ClickAsync());

        Assert.EndsWith(".png", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal(await service.Http.GetByteArrayAsync(new Uri(source, UriKind.Relative)), await File.ReadAllBytesAsync(await download.PathAsync()));
        window.AssertQuiet();
    }

    [Fact]
    public async Task Click_EveryExample_IsAnswered()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.Locator("#options-open").ClickAsync();
        await page.GetByLabel("Steps").FillAsync("1");
        await page.Locator("#options-open").ClickAsync();
        ILocator examples = page.Locator(".example");
        int count = await examples.CountAsync();
        for (int i = 0; i < count; i++)
        {
            string label = (await examples.Nth(i).GetAttributeAsync("aria-label"))!;
            await examples.Nth(i).ClickAsync();
            await Assertions.Expect(page.Turns()).ToHaveCountAsync(1);
            ILocator turn = await page.AnsweredAsync();
            Assert.True(await turn.GetAttributeAsync("data-status") == "succeeded", $"{label} {await turn.Locator(".status").TextContentAsync()}");
            Assert.NotEmpty(await turn.OrderAsync());
            await page.Locator("#new").ClickAsync();
        }

        Assert.True(count > 16, $"{count} examples were found; expected one for each kind from each kind, and some of several.");
        window.AssertQuiet();
    }

    private static async Task DoAsync(IPage page, string act) =>
        await page.EvaluateAsync($"bytes => {{ {Files} {act}; }}", Convert.ToBase64String(Samples.Picture()));
}
