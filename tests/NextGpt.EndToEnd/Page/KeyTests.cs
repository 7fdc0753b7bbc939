using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Page;

/// <summary>A service that asks for an API key.</summary>
[Collection(OneService.Name)]
public sealed class KeyTests(Browser browser)
{
    private const string Key = "a key that only this test knows";

    [Fact]
    public async Task Open_WithoutTheKey_AsksForItAndThenWorks()
    {
        Service service = await Service.StartAsync(("Access__Keys__0__Name", "tester"), ("Access__Keys__0__Sha256", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))));
        try
        {
            await using Window window = await Window.OpenAsync(service, browser);
            IPage page = window.Page;
            await Assertions.Expect(page.Locator("#key-dialog")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#banner")).ToContainTextAsync("key");
            await page.GetByLabel("Key", new() { Exact = true }).FillAsync(Key);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Assertions.Expect(page.Locator("#model-dot")).ToHaveAttributeAsync("data-state", "ready");
            await Assertions.Expect(page.Locator("#banner")).ToBeHiddenAsync();

            await page.ChooseAsync("Text", "Picture", "Sound");
            await page.AskAsync("Draw a red circle and play a bell");
            ILocator turn = await page.AnsweredAsync();

            // Elements cannot send a key: the page fetches their bytes itself.
            Assert.Equal(64, await turn.Locator(".answer img").EvaluateAsync<int>("async e => { await e.decode(); return e.naturalWidth; }"));
            await page.ReloadAsync();
            await Assertions.Expect(page.Turns()).ToHaveCountAsync(1);
            Assert.Empty(window.Strangers);
        }
        finally
        {
            await service.DisposeAsync();
        }
    }
}
