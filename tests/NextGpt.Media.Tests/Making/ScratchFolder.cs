namespace NextGpt.Media.Tests.Making;

/// <summary>A folder for scratch files of its own, in which anything left behind shows.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Options = new MediaOptions { ScratchFolder = Directory.CreateTempSubdirectory("scratch-").FullName };

    public MediaOptions Options { get; }

    public void AssertEmpty() => Assert.Empty(Directory.EnumerateFileSystemEntries(Options.ScratchFolder!));

    public void Dispose() => Directory.Delete(Options.ScratchFolder!, recursive: true);
}
