using Microsoft.Playwright;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Page;

[Collection(OneService.Name)]
public sealed class AskTests(Service service, Browser browser)
{
    /// <summary>Plays, and tells where it is once it has moved on.</summary>
    private const string Playing =
        "async e => { e.muted = true; e.currentTime = 0; await e.play(); await new Promise(r => { const look = () => e.currentTime > 0.2 ? r() : setTimeout(look, 50); look(); }); e.pause(); return e.currentTime; }";

    [Fact]
    public async Task Ask_OneOfEachMediumForOneOfEach_ShowsAllInTheirPlaces()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.AttachAsync(
            new FilePayload { Name = "disc.png", MimeType = "image/png", Buffer = Samples.Picture() },
            new FilePayload { Name = "notes.wav", MimeType = "audio/wav", Buffer = Samples.Sound() },
            new FilePayload { Name = "circle.mp4", MimeType = "video/mp4", Buffer = await Samples.VideoAsync(service) });
        await window.ShootAsync("composer");
        await page.ChooseAsync("Text", "Picture", "Sound", "Video");
        await page.AskAsync("Describe all of it, and draw, play and film it");
        ILocator turn = await page.AnsweredAsync();

        Assert.Equal("succeeded", await turn.GetAttributeAsync("data-status"));
        await Assertions.Expect(turn.Locator(".given > li")).ToHaveCountAsync(3);
        await AssertPlaysAsync(turn.Locator(".answer"));
        await AssertPlaysAsync(turn.Locator(".question"));
        string[] order = await turn.OrderAsync();
        Assert.Contains("text", order);
        Assert.Superset(new HashSet<string> { "image", "audio", "video" }, order.ToHashSet());
        await turn.Locator(".receipt summary").ClickAsync();
        await Assertions.Expect(turn.Locator(".bars tr")).Not.ToHaveCountAsync(0);
        await Assertions.Expect(turn.GetByText("Media read")).ToBeVisibleAsync();
        await window.ShootAsync("answer");
        window.AssertQuiet();
    }

    [Fact]
    public async Task Ask_AgainInTheSameConversation_KeepsBothTurns()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.AskAsync("Draw a large red circle on the left");
        await page.AnsweredAsync();
        await page.AskAsync("Now make it blue");
        await Assertions.Expect(page.Turns()).ToHaveCountAsync(2);
        await page.AnsweredAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Turns()).ToHaveCountAsync(2);
        await Assertions.Expect(page.Turns().First.Locator(".question")).ToContainTextAsync("Draw a large red circle");
        await Assertions.Expect(page.Turns().Last.Locator(".question")).ToContainTextAsync("Now make it blue");
        await Assertions.Expect(page.Locator(".past[aria-current]")).ToContainTextAsync("2 requests");
        window.AssertQuiet();
    }

    [Fact]
    public async Task Ask_ByAnExampleWithASound_AnswersIt()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Draw what you hear") }).ClickAsync();
        ILocator turn = await page.AnsweredAsync();

        await Assertions.Expect(turn.Locator(".question audio")).ToHaveCountAsync(1);
        await Assertions.Expect(turn.Locator(".answer .part")).Not.ToHaveCountAsync(0);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Ask_WithTheKeyboardAlone_SendsAndStopsAndReads()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Prompt()).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#welcome")).ToBeVisibleAsync();
        await page.Keyboard.TypeAsync("Play three loud bells");
        await page.Keyboard.PressAsync("Enter");
        ILocator turn = await page.AnsweredAsync();
        await Assertions.Expect(page.Prompt()).ToBeFocusedAsync();

        // Backwards from the request through the actions to the receipt, which opens by the keyboard.
        for (int i = 0; i < 40 && !await turn.Locator(".receipt summary").EvaluateAsync<bool>("e => e === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Shift+Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        Assert.True(await turn.Locator(".receipt").EvaluateAsync<bool>("e => e.open"));
        await Assertions.Expect(page.Locator("#announcer")).Not.ToBeEmptyAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task Record_Sound_IsAttached()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sound", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#recorder .time")).ToHaveTextAsync("0:01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();

        await Assertions.Expect(page.Locator(".attachment.audio:not(.pending)")).ToHaveCountAsync(1);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Record_Video_IsAttachedAndPlays()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Video", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#recorder .time")).ToHaveTextAsync("0:01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();

        await Assertions.Expect(page.Locator(".attachment.video:not(.pending):not(.broken)")).ToHaveCountAsync(1);
        Assert.True(await page.Locator(".attachment video").EvaluateAsync<double>(Playing) > 0);
        await page.AskAsync("What moves, and where to?");
        Assert.Equal("succeeded", await (await page.AnsweredAsync()).GetAttributeAsync("data-status"));
        window.AssertQuiet();
    }

    [Fact]
    public async Task Record_Picture_IsAttached()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Picture", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();

        await Assertions.Expect(page.Locator(".attachment.image:not(.pending):not(.broken)")).ToHaveCountAsync(1);
        window.AssertQuiet();
    }

    private static async Task AssertPlaysAsync(ILocator side)
    {
        await Assertions.Expect(side.Locator("img")).ToHaveCountAsync(1);
        await Assertions.Expect(side.Locator("audio")).ToHaveCountAsync(1);
        await Assertions.Expect(side.Locator("video")).ToHaveCountAsync(1);
        Assert.Equal(64, await side.Locator("img").EvaluateAsync<int>("async e => { await e.decode(); return e.naturalWidth; }"));
        const string playable = "e => new Promise(r => { const look = () => e.readyState >= 2 ? r(e.duration) : setTimeout(look, 50); look(); })";
        Assert.InRange(await side.Locator("audio").EvaluateAsync<double>(playable), 1.5, 2.5);
        Assert.InRange(await side.Locator("video").EvaluateAsync<double>(playable), 1.5, 2.5);
        Assert.Equal(64, await side.Locator("video").EvaluateAsync<int>("e => e.videoWidth"));
        Assert.True(await side.Locator("video").EvaluateAsync<double>(Playing) > 0);
        Assert.True(await side.Locator("audio").EvaluateAsync<double>(Playing) > 0);
    }
}
