using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Playwright;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Page;

/// <summary>What becomes of a job while somebody looks.</summary>
[Collection(OneService.Name)]
public sealed class LifeTests(Service service, Browser browser)
{
    [Fact]
    public async Task Reload_InTheMiddle_LosesNothing()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await SlowAsync(page);
        await page.AskAsync("Draw a red circle, play a bell and film a blue square that moves up");
        await Assertions.Expect(page.Locator(".lane.image")).ToBeVisibleAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Turns()).ToHaveCountAsync(1);
        await Assertions.Expect(page.Turns().Locator(".question")).ToContainTextAsync("film a blue square");
        ILocator turn = await page.AnsweredAsync();
        Assert.Equal("succeeded", await turn.GetAttributeAsync("data-status"));
        await Assertions.Expect(turn.Locator(".answer img, .answer audio, .answer video")).ToHaveCountAsync(3);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Stop_WhileMediaAreMade_KeepsWhatIsThere()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await SlowAsync(page);
        await page.AskAsync("Draw a red circle, play a bell and film a blue square that moves up");
        await Assertions.Expect(page.Locator(".lane.image")).ToBeVisibleAsync();
        await window.ShootAsync("at-work");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        ILocator turn = await page.AnsweredAsync();

        Assert.Equal("canceled", await turn.GetAttributeAsync("data-status"));
        await Assertions.Expect(turn.Locator(".status")).ToContainTextAsync("Stopped");
        await page.AskAsync("What can you do?");
        await page.AnsweredAsync();
        window.AssertQuiet();
    }

    [Fact]
    public async Task TryAgain_APartThatFailed_MakesItAndLeavesTheOthers()
    {
        Service faulty = await Service.StartAsync(("Faults__0__At", "decode.audio.enter"), ("Faults__0__Do", "Fail"), ("Faults__0__Times", "1"));
        try
        {
            await using Window window = await Window.OpenAsync(faulty, browser);
            IPage page = window.Page;
            await page.ChooseAsync("Text", "Picture", "Sound");
            await page.AskAsync("Draw a red circle and play a bell");
            ILocator turn = await page.AnsweredAsync();
            Assert.Equal("partial", await turn.GetAttributeAsync("data-status"));
            await Assertions.Expect(turn.Locator(".answer img")).ToHaveCountAsync(1);
            await Assertions.Expect(turn.Locator(".lost")).ToContainTextAsync("The sound could not be made.");
            await window.ShootAsync("partial");
            await turn.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

            await Assertions.Expect(turn).ToHaveAttributeAsync("data-status", "succeeded", new() { Timeout = 60_000 });
            await Assertions.Expect(turn.Locator(".answer audio")).ToHaveCountAsync(1);
            await Assertions.Expect(turn.Locator(".answer img")).ToHaveCountAsync(1);
            window.AssertQuiet();
        }
        finally
        {
            await faulty.DisposeAsync();
        }
    }

    [Fact]
    public async Task Delete_TheOnlyTurn_BeginsAnew()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.AskAsync("What can you do?");
        ILocator turn = await page.AnsweredAsync();
        string id = (await turn.GetAttributeAsync("data-job"))!;
        await turn.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Assertions.Expect(page.Locator("#welcome")).ToBeVisibleAsync();
        using HttpResponseMessage gone = await service.Http.GetAsync(new Uri($"v1/jobs/{id}", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
        window.AssertQuiet();
    }

    /// <summary>So many steps that there is time to look, and a seed that no earlier run had: what is in a store's cache takes no time.</summary>
    private static async Task SlowAsync(IPage page)
    {
        await page.ChooseAsync("Text", "Picture", "Sound", "Video");
        await page.Locator("#options-open").ClickAsync();
        await page.GetByLabel("Steps").FillAsync("200");
        await page.GetByLabel("Seed", new() { Exact = true }).FillAsync(RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture));
        await page.Locator("#options-open").ClickAsync();
    }
}
