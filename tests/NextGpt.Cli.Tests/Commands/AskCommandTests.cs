using NextGpt.Cli.Hosting;
using NextGpt.Cli.Tests.Support;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Cli.Tests.Commands;

public sealed class AskCommandTests(TinyBundleFixture bundle) : IClassFixture<TinyBundleFixture>, IDisposable
{
    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task Ask_AllKindsForced_WritesAFileForEachMedium()
    {
        Outcome outcome = await AskAsync("a red cat", "--modalities", "text,image,audio,video", "--max-tokens", "20", "--out", "red");

        Assert.Equal((0, ""), (outcome.Code, string.Concat(outcome.ErrorLines.Where(l => l.StartsWith("nextgpt:", StringComparison.Ordinal)))));
        Job job = JobJson.Deserialize(await File.ReadAllTextAsync(_terminal["red/answer.json"]));
        foreach (JobPart part in job.Parts.Where(p => p.Media is not null))
        {
            Assert.Equal(part.Media!.Bytes, new FileInfo(_terminal[Path.Combine("red", part.Media.Url)]).Length);
            Assert.Contains(Path.Combine("red", part.Media.Url), outcome.Out, StringComparison.Ordinal);
        }

        Assert.Equal([Modality.Image, Modality.Audio, Modality.Video], job.Parts.Where(p => p.Media is not null).Select(p => p.Type).Distinct().Order());
        Assert.Equal(job.Parts.Count(p => p.Media is not null) + 1, _terminal.Files().Length);
    }

    [Fact]
    public async Task Ask_Json_PrintsOneJobAndNothingElse()
    {
        Outcome outcome = await AskAsync("a cat", "--modalities", "image", "--json", "--seed", "5");

        Job job = JobJson.Deserialize(outcome.Out);
        Assert.Equal("", outcome.Error);
        Assert.Equal(JobStatus.Succeeded, job.Status);
        Assert.Equal(5, job.Receipt!.Seed);
        string url = job.Parts.First(p => p.Media is not null).Media!.Url;
        Assert.StartsWith(Path.Combine("answers", "a-cat"), url, StringComparison.Ordinal);
        Assert.True(File.Exists(_terminal[url]));
    }

    [Fact]
    public async Task Ask_SameSeedTwice_WritesTheSameBytes()
    {
        await AskAsync("a cat", "--modalities", "image,audio", "--seed", "3", "--out", "one");
        await AskAsync("a cat", "--modalities", "image,audio", "--seed", "3", "--out", "two");
        await AskAsync("a cat", "--modalities", "image,audio", "--seed", "4", "--out", "three");

        Assert.Equal(Media("one"), Media("two"));
        Assert.NotEqual(Media("one"), Media("three"));
    }

    [Fact]
    public async Task Ask_FilesOfEveryKind_TakesThem()
    {
        await File.WriteAllBytesAsync(_terminal["in.png"], ImageEncoder.ToPng(TinyMedia.Image().Image!));
        await File.WriteAllBytesAsync(_terminal["in.wav"], SoundEncoder.ToWav(TinyMedia.Sound().Sound!));

        Outcome outcome = await AskAsync("what?", "--image", "in.png", "--audio", "in.wav", "--modalities", "text", "--json");

        Job job = JobJson.Deserialize(outcome.Out);
        Assert.All(job.Parts, p => Assert.Equal(Modality.Text, p.Type));
        Assert.True(job.Receipt!.PromptTokens > 6);
    }

    [Fact]
    public async Task Ask_IntoTheFolderOfAnEarlierAnswer_ReplacesItAndKeepsTheRest()
    {
        await AskAsync("a cat", "--modalities", "image,audio", "--out", "same");
        await File.WriteAllTextAsync(_terminal["same/mine.txt"], "mine");

        await AskAsync("a cat", "--modalities", "text", "--out", "same");

        Assert.Equal(["same/answer.json", "same/mine.txt"], _terminal.Files());
    }

    [Fact]
    public async Task Ask_WordsWithoutQuotes_AreOneText()
    {
        Outcome outcome = await AskAsync("a", "red", "cat", "--modalities", "text", "--json");
        Assert.Equal(0, outcome.Code);
        Assert.True(Directory.Exists(_terminal["answers/a-red-cat"]));
    }

    [Fact]
    public async Task Ask_TextWithADashBehindTwoDashes_IsText()
    {
        Outcome outcome = await AskAsync("--modalities", "text", "--json", "--", "--cat");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
    }

    [Theory]
    [InlineData("missing.png: no such file", "--image", "missing.png", "what?")]
    [InlineData("text.png", "--image", "text.png", "what?")]
    [InlineData("empty.wav", "--audio", "empty.wav", "what?")]
    [InlineData("sound.wav", "--image", "sound.wav", "what?")]
    [InlineData("--colour", "a cat", "--colour")]
    [InlineData("--colour", "--colour", "red", "a cat")]
    [InlineData("-x", "-x")]
    [InlineData("'smell' is no kind", "--modalities", "smell", "a cat")]
    [InlineData("expected a whole number", "--seed", "seven", "a cat")]
    [InlineData("expected a whole number", "--steps", "many", "a cat")]
    [InlineData("expected a number", "--guidance", "much", "a cat")]
    [InlineData("expected cpu or cuda", "--device", "tpu", "a cat")]
    [InlineData("steps", "--steps", "0", "a cat")]
    [InlineData("guidance", "--guidance", "-1", "a cat")]
    [InlineData("emperature", "--temperature", "11", "a cat")]
    [InlineData("both asked for and forbidden", "--modalities", "image", "--forbid", "image", "a cat")]
    [InlineData("nothing was asked", "--seed", "1")]
    [InlineData("--chat", "--chat", "--json")]
    [InlineData("found a file", "--out", "text.png", "a cat")]
    public async Task Ask_WrongInput_SaysItInOneLineAndLeavesNothing(string said, params string[] arguments)
    {
        await File.WriteAllTextAsync(_terminal["text.png"], "I am no picture.");
        await File.WriteAllBytesAsync(_terminal["empty.wav"], []);
        await File.WriteAllBytesAsync(_terminal["sound.wav"], SoundEncoder.ToWav(TinyMedia.Sound().Sound!));

        Outcome outcome = await AskAsync(arguments);

        Assert.Contains(said, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal((ExitCode.WrongInput, ""), (outcome.Code, outcome.Out));
        Assert.Equal(["empty.wav", "sound.wav", "text.png"], _terminal.Files());
    }

    [Fact]
    public async Task Ask_DamagedBundle_NamesTheFileAndLeavesNothing()
    {
        string copy = bundle.CopyTo(_terminal["damaged"]);
        byte[] graph = await File.ReadAllBytesAsync(Path.Combine(copy, "image_denoiser.onnx"));
        graph[^1] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(copy, "image_denoiser.onnx"), graph);
        string[] before = _terminal.Files();

        Outcome outcome = await _terminal.RunAsync("ask", "a cat", "--bundle", "damaged");

        Assert.Contains("SHA-256 of bundle file 'image_denoiser.onnx'", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongInput, outcome.Code);
        Assert.Equal(before, _terminal.Files());
    }

    [Fact]
    public async Task Ask_Stopped_WritesNothing()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Outcome outcome = await _terminal.RunAsync("", stop.Token, "ask", "a cat", "--modalities", "image", "--bundle", bundle.BundlePath);

        Assert.Equal(ExitCode.Interrupted, outcome.Code);
        Assert.Empty(_terminal.Files());
    }

    [Fact]
    public async Task Chat_SeveralLines_AnswersEachAndForgivesASlip()
    {
        Outcome outcome = await _terminal.RunAsync(
            "a cat\n/image missing.png\n/nonsense\n\na red cat\n/quit\nnever said\n", CancellationToken.None, "ask", "--chat", "--modalities", "text,image", "--max-tokens", "12", "--out", "talk", "--bundle", bundle.BundlePath);

        Assert.Equal(0, outcome.Code);
        Assert.Contains("missing.png: no such file", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("'/nonsense' is no command", outcome.Error, StringComparison.Ordinal);
        Job[] jobs = [.. Enumerable.Range(1, 2).Select(i => JobJson.Deserialize(File.ReadAllText(_terminal[$"talk/turn-{i}/answer.json"])))];
        Assert.Equal(jobs[0].Conversation, jobs[1].Conversation);
        Assert.True(jobs[1].Receipt!.PromptTokens > jobs[0].Receipt!.PromptTokens);
        Assert.False(Directory.Exists(_terminal["talk/turn-3"]));
    }

    [Fact]
    public async Task Help_OfAsk_ShowsExamples()
    {
        Outcome outcome = await _terminal.RunAsync("ask", "--help");
        Assert.Contains("Examples:", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("--forbid", outcome.Out, StringComparison.Ordinal);
        Assert.Equal(0, outcome.Code);
    }

    private Task<Outcome> AskAsync(params string[] arguments) => _terminal.RunAsync(["ask", "--bundle", bundle.BundlePath, .. arguments]);

    private byte[][] Media(string folder) => [.. Directory.GetFiles(_terminal[folder], "part-*").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
}
