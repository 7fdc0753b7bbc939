using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Page;

/// <summary>How the page looks, weighs and reads.</summary>
[Collection(OneService.Name)]
public sealed class ShapeTests(Service service, Browser browser)
{
    private const long MostBytes = 200 * 1024;

    [Fact]
    public async Task Open_Page_IsLightAndFromThisHostAlone()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.InRange(await window.BytesAsync(), 1, MostBytes);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Open_WhileTheModelIsNotReady_PaintsAndSaysSo()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.RouteAsync("**/health/ready", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = "{}" }));
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("#welcome h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#model-name")).ToContainTextAsync("waking up");
        await page.UnrouteAsync("**/health/ready");
        await Assertions.Expect(page.Locator("#model-dot")).ToHaveAttributeAsync("data-state", "ready");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 375)]
    [InlineData(ColorScheme.Dark, 375)]
    public async Task Read_WelcomeAndAnswer_HasNoSeriousFindings(ColorScheme scheme, int width)
    {
        await using Window window = await Window.OpenAsync(service, browser, width, scheme: scheme, phone: width < 500);
        IPage page = window.Page;
        string name = $"{(width < 500 ? "phone" : "desk")}-{(scheme == ColorScheme.Dark ? "dark" : "light")}";
        await Assertions.Expect(page.Locator("#model-dot")).ToHaveAttributeAsync("data-state", "ready");
        await AssertAccessibleAsync(page);
        await AssertNoSidewaysAsync(page);
        await window.ShootAsync($"{name}-welcome");
        await page.Locator("#options-open").ClickAsync();
        await AssertAccessibleAsync(page);
        await window.ShootAsync($"{name}-options");
        await page.Locator("#options-open").ClickAsync();
        await page.ChooseAsync("Text", "Picture", "Sound", "Video");
        await page.AskAsync("Draw a red circle, play three bells and film a blue square that moves up");
        ILocator turn = await page.AnsweredAsync();
        await turn.Locator(".receipt summary").ClickAsync();
        await AssertAccessibleAsync(page);
        await AssertNoSidewaysAsync(page);
        await window.ShootAsync($"{name}-answer");
        await turn.Locator(".answer button.frame").ClickAsync();
        await Assertions.Expect(page.Locator("#zoom")).ToBeVisibleAsync();
        await AssertAccessibleAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#zoom")).ToBeHiddenAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task Open_OnAPhone_ListsEarlierConversationsOnDemand()
    {
        await using Window window = await Window.OpenAsync(service, browser, 375, 760, phone: true);
        IPage page = window.Page;
        await Assertions.Expect(page.Locator("#history")).Not.ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Earlier conversations" }).ClickAsync();
        await Assertions.Expect(page.Locator("#history")).ToBeInViewportAsync();
        await AssertAccessibleAsync(page);
        await window.ShootAsync("phone-history");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Earlier conversations" })).ToBeFocusedAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task Choose_Theme_IsRemembered()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" })).ToHaveAttributeAsync("aria-pressed", "true");
        window.AssertQuiet();
    }

    private static async Task AssertAccessibleAsync(IPage page)
    {
        AxeResult result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
    }

    private static async Task AssertNoSidewaysAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"), "The page scrolls sideways.");
}
