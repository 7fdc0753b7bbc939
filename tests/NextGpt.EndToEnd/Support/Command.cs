using System.ComponentModel;
using System.Diagnostics;

namespace NextGpt.EndToEnd.Support;

/// <summary>Runs other programs to their end.</summary>
internal static class Command
{
    public static Task<Output> RunAsync(string program, params string[] arguments) => RunAsync(program, new Dictionary<string, string>(), arguments);

    public static async Task<Output> RunAsync(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{program} is missing; the tests use it (Debian, Ubuntu: apt-get install {program}).", e);
        }

        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = await process.StandardError.ReadToEndAsync();
            await Task.WhenAll(output, process.WaitForExitAsync());
            return new Output(process.ExitCode, output.Result, error);
        }
    }
}

/// <summary>What a program came to.</summary>
internal sealed record Output(int Code, string Out, string Error);
