using NextGpt.Cli.Hosting;
using NextGpt.Cli.Tests.Support;

namespace NextGpt.Cli.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Theory]
    [InlineData("Engine:MaxQueued", "-1", "at least 0")]
    [InlineData("Engine:MaxQueued", "\"many\"", "many")]
    [InlineData("Model:Threads", "-3", "0 to 1024")]
    [InlineData("Model:ParallelDecoders", "0", "1 to 64")]
    [InlineData("Faults:0:Do", "\"FailOnce\"", "FailOnce")]
    [InlineData("Jobs:Retry:MaxAttempts", "0", "at least 1")]
    [InlineData("Jobs:Limits:Encode", "-1", "positive")]
    [InlineData("Jobs:Retention", "\"-1.00:00:00\"", "positive")]
    [InlineData("Limits:MaxTurns", "-1", "between 0 and 64")]
    [InlineData("Media:Limits:MaxBytes", "0", "between 1024")]
    public async Task Serve_WrongSetting_SaysItInOneLineAndDoesNotStart(string name, string value, string expected)
    {
        Directory.CreateDirectory(_terminal["data"]);
        await File.WriteAllTextAsync(_terminal["data/settings.json"], $$"""{ "{{name}}": {{value}} }""");

        Outcome outcome = await _terminal.RunAsync("serve", "--port", "0", "--data", "data");

        string line = Assert.Single(outcome.ErrorLines);
        Assert.Contains(name.Split(':')[^1], line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongInput, outcome.Code);
        Assert.Empty(outcome.Out);
    }
}
