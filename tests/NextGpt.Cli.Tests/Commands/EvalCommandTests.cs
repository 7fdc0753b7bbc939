using System.Text.Json;
using NextGpt.Cli.Hosting;
using NextGpt.Cli.Tests.Support;

namespace NextGpt.Cli.Tests.Commands;

public sealed class EvalCommandTests(TinyBundleFixture bundle) : IClassFixture<TinyBundleFixture>, IDisposable
{
    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task Eval_Json_PrintsOneDocumentWithEveryGroup()
    {
        Outcome outcome = await _terminal.RunAsync("eval", "--cases", "2", "--only", "forced,forbidden", "--json", "--bundle", bundle.BundlePath);

        Assert.Equal(0, outcome.Code);
        using JsonDocument document = JsonDocument.Parse(outcome.Out);
        JsonElement[] groups = [.. document.RootElement.GetProperty("report").GetProperty("groups").EnumerateArray()];
        Assert.Equal(14, groups.Length);
        Assert.All(groups, g => Assert.Equal(2, g.GetProperty("score").GetProperty("cases").GetInt32()));
    }

    [Fact]
    public async Task Eval_Captions_PrintsTheScoreAndWritesTheFailures()
    {
        Outcome outcome = await _terminal.RunAsync("eval", "--cases", "1", "--only", "captions", "--failures", "wrong/list.txt", "--bundle", bundle.BundlePath);

        Assert.Contains("captions, image", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("wrong text", await File.ReadAllTextAsync(_terminal["wrong/list.txt"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--cases 0", "--cases", "0")]
    [InlineData("--only smells", "--only", "smells")]
    public async Task Eval_WrongInput_SaysItInOneLine(string said, params string[] arguments)
    {
        Outcome outcome = await _terminal.RunAsync(["eval", "--bundle", bundle.BundlePath, .. arguments]);
        Assert.Contains(said, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongInput, outcome.Code);
    }
}
