using NextGpt.Cli.Hosting;
using NextGpt.Cli.Tests.Support;

namespace NextGpt.Cli.Tests.Commands;

public sealed class BundleCommandTests(TinyBundleFixture bundle) : IClassFixture<TinyBundleFixture>, IDisposable
{
    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task Info_Bundle_TellsWhatItTakesAndMakes()
    {
        Outcome outcome = await _terminal.RunAsync("bundle", "info", bundle.BundlePath);
        Assert.Equal(0, outcome.Code);
        Assert.Contains("takes audio", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("16 x 16, 3 frames at 4 a second", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("language_model.onnx", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_Bundle_SaysSo()
    {
        Outcome outcome = await _terminal.RunAsync("bundle", "verify", bundle.BundlePath);
        Assert.Equal(0, outcome.Code);
        Assert.Contains("as bundle.json says", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a file bundle.json", "bundle", "verify", "nowhere")]
    [InlineData("bundle --help", "bundle")]
    [InlineData("nextgpt --help", "sing")]
    public async Task Run_WrongInput_SaysItInOneLine(string said, params string[] arguments)
    {
        Outcome outcome = await _terminal.RunAsync(arguments);
        Assert.Contains(said, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongInput, outcome.Code);
    }

    [Fact]
    public async Task Verify_FileMissing_NamesIt()
    {
        string copy = bundle.CopyTo(_terminal["copy"]);
        File.Delete(Path.Combine(copy, "vocoder.onnx"));

        Outcome outcome = await _terminal.RunAsync("bundle", "verify", "copy");

        Assert.Contains("'vocoder.onnx'", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongInput, outcome.Code);
    }
}
