namespace NextGpt.EndToEnd.Support;

/// <summary>A package from npm, under the artifacts, installed when it is missing.</summary>
internal static class NpmPackage
{
    /// <summary>Finds the folder that a package is installed in; the first call on a machine installs it.</summary>
    public static async Task<string> FindAsync(string name, string version)
    {
        string folder = Path.Combine(Places.Artifacts, $"npm-{name}-{version}");
        if (!Directory.Exists(folder))
        {
            await InstallAsync(folder, $"{name}@{version}");
        }

        return folder;
    }

    // Installed beside and then renamed: an installation that was broken off is never used, and of two at once one wins.
    private static async Task InstallAsync(string folder, string package)
    {
        string fresh = $"{folder}-{Guid.NewGuid():n}";
        Directory.CreateDirectory(fresh);
        try
        {
            Output npm = await Command.RunAsync("npm", "install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--prefix", fresh, package);
            Assert.True(npm.Code == 0, $"npm install {package} failed: {npm.Error}");
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
}
