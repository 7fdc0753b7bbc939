using NextGpt.Model.Tests.Support;
using NextGpt.Nano;

namespace NextGpt.Cli.Tests.Nano;

public sealed class NanoBundleTests
{
    [Fact]
    public void Locate_NoBundleThere_SaysHowToTrainOne()
    {
        using var folder = new TemporaryFolder();
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => NanoBundle.Locate(folder.Path));
        Assert.Contains("./nextgpt train", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Locate_BundleThere_GivesItsFolder()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["nano"]);
        File.WriteAllText(folder["nano/bundle.json"], "{}");
        Assert.Equal(folder["nano"], NanoBundle.Locate(folder.Path));
    }
}
