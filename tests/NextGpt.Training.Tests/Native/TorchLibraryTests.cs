using NextGpt.Training.Native;
using TorchSharp;

namespace NextGpt.Training.Tests.Native;

[Collection(LibtorchAlone.Name)]
public sealed class TorchLibraryTests
{
    private static string Library => Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    [Fact]
    public void EnsureLoadable_CalledAgain_ChangesNothing()
    {
        Assert.False(TorchLibrary.EnsureLoadable());
        using torch.Tensor sum = torch.ones(2, 3).sum();
        Assert.Equal(6, sum.item<float>());
    }

    // When this fails, a newer TorchSharp no longer asks for the version: the patch can go.
    [Fact]
    public void FindFlags_TorchSharpAsShipped_StillNeedsTheVersion() =>
        Assert.True(SymbolVersionPatch.FindFlags(File.ReadAllBytes(Library), TorchLibrary.NeededVersion) > 0);

    [Fact]
    public void FindFlags_VersionThatIsNotNeeded_GivesMinusOne() =>
        Assert.Equal(-1, SymbolVersionPatch.FindFlags(File.ReadAllBytes(Library), "GLIBCXX_9.9.99"));

    [Fact]
    public void FindFlags_NoElfFile_NamesWhatIsWrong() =>
        Assert.Contains("ELF", Assert.Throws<InvalidDataException>(() => SymbolVersionPatch.FindFlags(new byte[100], "X")).Message, StringComparison.Ordinal);
}
