using System.Diagnostics;

namespace NextGpt.Infrastructure.Tests;

/// <summary>The genuine Bicep CLI, of its package.</summary>
internal static class BicepCli
{
    public static string? Location => Repository.Metadata("Bicep");

    public static async Task<(int Code, string Output, string Messages)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> messages = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await messages);
    }

    /// <summary>Packages unpack without the right to be run; the copy here has it.</summary>
    private static string Executable()
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(Location!) & UnixFileMode.UserExecute) != 0)
        {
            return Location!;
        }

        string copy = Path.Combine(AppContext.BaseDirectory, "bicep");
        File.Copy(Location!, copy, overwrite: true);
        File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return copy;
    }
}
