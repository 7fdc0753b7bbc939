using NextGpt.Model.Tests.Support;

namespace NextGpt.Cli.Tests.Support;

/// <summary>A tiny bundle of random weights, made once for the tests of a class.</summary>
public sealed class TinyBundleFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyBundleFixture() => TinyBundle.Write(BundlePath);

    public string BundlePath => _folder["bundle"];

    /// <summary>Copies the bundle to where it may be damaged.</summary>
    public string CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(BundlePath))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    public void Dispose() => _folder.Dispose();
}
