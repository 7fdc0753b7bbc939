using Microsoft.Playwright;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Page;

/// <summary>Wrong input gives a sentence that helps.</summary>
[Collection(OneService.Name)]
public sealed class TroubleTests(Service service, Browser browser)
{
    [Fact]
    public async Task Send_Nothing_AsksForSomething()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        await window.Page.Send().ClickAsync();

        await Assertions.Expect(window.Page.Error()).ToContainTextAsync("Write something, or add a picture, a sound or a video.");
        window.AssertQuiet();
    }

    [Theory]
    [InlineData("notes.txt", "text/plain", "of the type text/plain")]
    [InlineData("empty.png", "image/png", "empty")]
    public async Task Attach_WhatIsNoMedium_IsRefusedOnThePage(string name, string type, string sentence)
    {
        await using Window window = await Window.OpenAsync(service, browser);
        byte[] content = name.StartsWith("empty", StringComparison.Ordinal) ? [] : "plain words"u8.ToArray();
        await window.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });

        await Assertions.Expect(window.Page.Error()).ToContainTextAsync(name);
        await Assertions.Expect(window.Page.Error()).ToContainTextAsync(sentence);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Attach_PictureOfNoKnownType_IsWhatTheServiceFinds()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        await window.Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "picture", MimeType = "", Buffer = Samples.Picture() });

        await Assertions.Expect(window.Page.Locator(".attachment.image:not(.pending):not(.broken)")).ToHaveCountAsync(1);
        window.AssertQuiet();
    }

    [Fact]
    public async Task Attach_TextThatCallsItselfAPicture_TellsWhatTheServiceFound()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "fake.png", MimeType = "image/png", Buffer = "plain words, and no picture at all"u8.ToArray() });
        await Assertions.Expect(page.Error()).ToContainTextAsync("fake.png");
        await page.AskAsync("What do you see?");
        await Assertions.Expect(page.Error()).ToContainTextAsync("Remove it to send the rest.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove fake.png" }).ClickAsync();
        await page.Send().ClickAsync();

        await page.AnsweredAsync();
        Assert.Empty(window.Strangers);
    }

    [Theory]
    [InlineData("Seed", "1.5", "Seed is a whole number from 0")]
    [InlineData("Steps", "0", "Steps is a whole number from 1 to 1000.")]
    [InlineData("Guidance", "101", "Guidance is a number from 0 to 100.")]
    public async Task Send_OptionOutOfRange_NamesItAndItsRange(string option, string value, string sentence)
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.Locator("#options-open").ClickAsync();
        await page.GetByLabel(option, new() { Exact = true }).FillAsync(value);
        await page.AskAsync("Draw a red circle");

        await Assertions.Expect(page.Error()).ToContainTextAsync(sentence);
        await Assertions.Expect(page.GetByLabel(option, new() { Exact = true })).ToBeFocusedAsync();
        await Assertions.Expect(page.Prompt()).ToHaveValueAsync("Draw a red circle");
        window.AssertQuiet();
    }

    [Fact]
    public async Task Send_WithoutAConnection_KeepsWhatWasWritten()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        IPage page = window.Page;
        await page.RouteAsync("**/v1/jobs", route => route.AbortAsync());
        await page.AskAsync("Draw a red circle");

        await Assertions.Expect(page.Error()).ToContainTextAsync("cannot be reached");
        await Assertions.Expect(page.Prompt()).ToHaveValueAsync("Draw a red circle");
        await page.UnrouteAsync("**/v1/jobs");
        await page.Send().ClickAsync();
        await page.AnsweredAsync();
    }

    [Fact]
    public async Task Open_AConversationThatIsGone_SaysSo()
    {
        await using Window window = await Window.OpenAsync(service, browser);
        await window.Page.GotoAsync("/#conv_nothing");

        await Assertions.Expect(window.Page.GetByText("This conversation is not there any more.")).ToBeVisibleAsync();
        window.AssertQuiet();
    }
}
