using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

/// <summary>Azurite from npm, under the artifacts, installed when it is missing.</summary>
internal static class AzuriteInstallation
{
    // Checks delegated links as the Azure.Storage.Blobs in use signs them; 3.35 does not know that version yet.
    private const string Version = "3.37.0";

    /// <summary>Finds the program of the blob service; the first call on a machine installs it, which takes minutes.</summary>
    public static async Task<string> FindAsync()
    {
        string artifacts = typeof(AzuriteInstallation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ArtifactsPath").Value!;
        string folder = Path.Combine(artifacts, "azurite-" + Version);
        string program = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "blob", "main.js");
        if (!File.Exists(program))
        {
            await InstallAsync(folder);
        }

        return program;
    }

    // Installed beside and then renamed: an installation that was broken off is never used, and of two at once one wins.
    private static async Task InstallAsync(string folder)
    {
        string fresh = folder + "-" + Guid.NewGuid().ToString("n");
        Directory.CreateDirectory(fresh);
        try
        {
            await RunNpmAsync("install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--prefix", fresh, "azurite@" + Version);
            try
            {
                Directory.Move(fresh, folder);
            }
            catch (IOException) when (Directory.Exists(folder))
            {
                // Another test run was faster.
            }
        }
        finally
        {
            if (Directory.Exists(fresh))
            {
                Directory.Delete(fresh, recursive: true);
            }
        }
    }

    private static async Task RunNpmAsync(params string[] arguments)
    {
        ProcessStartInfo start = new(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process npm;
        try
        {
            npm = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("npm is missing; the tests of the Blob store install Azurite with it (Debian, Ubuntu: apt-get install npm).", e);
        }

        using (npm)
        {
            Task<string> output = npm.StandardOutput.ReadToEndAsync();
            string errors = await npm.StandardError.ReadToEndAsync();
            await Task.WhenAll(output, npm.WaitForExitAsync());
            if (npm.ExitCode != 0)
            {
                throw new InvalidOperationException($"npm could not install azurite {Version} (exit code {npm.ExitCode}): {errors.Trim().ReplaceLineEndings(" ")}");
            }
        }
    }
}
