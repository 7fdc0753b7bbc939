using System.Diagnostics;
using NextGpt.Cli.Hosting;

namespace NextGpt.Cli.Benchmarking;

/// <summary>Runs this program again, as a user would, and measures it from outside.</summary>
internal static class ColdRun
{
    /// <summary>Runs a command to its end.</summary>
    /// <returns>Its seconds, and the most memory it held resident in MB where the system tells.</returns>
    /// <exception cref="UsageException">It failed; the message is its own.</exception>
    public static async Task<(double Seconds, double Megabytes)> MeasureAsync(CliHost host, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        string program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "nextgpt.dll")] : [];
        var start = new ProcessStartInfo(program, [.. self, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        long begin = host.Time.GetTimestamp();
        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static child => ((Process)child!).Kill(), process);
        process.StandardInput.Close();
        Task<double> memory = WatchAsync(process.Id, host.Time);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        double seconds = host.Time.GetElapsedTime(begin).TotalSeconds;
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode == 0 ? (seconds, await memory) : throw new UsageException((await error).Trim());
    }

    /// <summary>Reads the high-water mark of Linux until the process is gone.</summary>
    private static async Task<double> WatchAsync(int process, TimeProvider time)
    {
        const string mark = "VmHWM:";
        string status = $"/proc/{process}/status";
        double most = 0;
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20), time);
        do
        {
            try
            {
                string? line = File.ReadLines(status).FirstOrDefault(l => l.StartsWith(mark, StringComparison.Ordinal));
                if (line is null)
                {
                    return most;
                }

                most = Math.Max(most, int.Parse(line[mark.Length..].Replace("kB", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) / 1000.0);
            }
            catch (IOException)
            {
                return most;
            }
        }
        while (await ticks.WaitForNextTickAsync());

        return most;
    }
}
