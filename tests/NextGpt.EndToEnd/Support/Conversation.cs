using Microsoft.Playwright;

namespace NextGpt.EndToEnd.Support;

/// <summary>What a reader does on the page.</summary>
internal static class Conversation
{
    public static ILocator Prompt(this IPage page) => page.GetByLabel("Your request", new() { Exact = true }).And(page.Locator("textarea"));

    public static ILocator Send(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Send" });

    public static ILocator Turns(this IPage page) => page.Locator("article.turn");

    public static ILocator Error(this IPage page) => page.Locator("#form-error");

    public static async Task AskAsync(this IPage page, string text)
    {
        await page.Prompt().FillAsync(text);
        await page.Send().ClickAsync();
    }

    /// <summary>Chooses exactly these kinds for the answer.</summary>
    public static async Task ChooseAsync(this IPage page, params string[] kinds)
    {
        await page.Locator("#options-open").ClickAsync();
        await page.GetByLabel("Exactly these").CheckAsync();
        foreach (string kind in kinds)
        {
            await page.Locator("#options").GetByLabel(kind, new() { Exact = true }).CheckAsync();
        }

        await page.Locator("#options-open").ClickAsync();
    }

    public static async Task AttachAsync(this IPage page, params FilePayload[] files)
    {
        await page.Locator("#file").SetInputFilesAsync(files);
        await Assertions.Expect(page.Locator(".attachment:not(.pending)")).ToHaveCountAsync(files.Length);
    }

    /// <summary>Waits until the last answer is there.</summary>
    public static async Task<ILocator> AnsweredAsync(this IPage page)
    {
        ILocator turn = page.Turns().Last;
        await Assertions.Expect(turn).ToHaveAttributeAsync("data-status", new System.Text.RegularExpressions.Regex("succeeded|partial|failed|canceled"), new() { Timeout = 120_000 });
        return turn;
    }

    public static Task<string[]> OrderAsync(this ILocator turn) =>
        turn.Locator(".part").EvaluateAllAsync<string[]>("parts => parts.map(p => p.classList.contains('text') ? 'text' : p.classList[2])");
}
