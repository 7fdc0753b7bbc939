using NextGpt.Cli.Hosting;

namespace NextGpt.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var interruption = new Interruption();
        int code = await CommandLine.RunAsync(args, CliHost.OfProcess(), interruption.Token);
        return code == ExitCode.Interrupted ? interruption.ExitCode : code;
    }
}
