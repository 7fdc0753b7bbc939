namespace NextGpt.Media.Ffmpeg;

/// <summary>A fresh private folder that goes away, with what is in it, when this object does.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo _folder;

    private WorkFolder(DirectoryInfo folder) => _folder = folder;

    /// <summary>Gets where it is.</summary>
    public string Path => _folder.FullName;

    public static WorkFolder Create(MediaOptions options)
    {
        if (options.ScratchFolder is null)
        {
            return new WorkFolder(Directory.CreateTempSubdirectory("nextgpt-media-"));
        }

        string path = System.IO.Path.Combine(options.ScratchFolder, "nextgpt-media-" + System.IO.Path.GetRandomFileName());
        return new WorkFolder(OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    /// <summary>Gets the path of a file in it.</summary>
    public string PathOf(string fileName) => System.IO.Path.Combine(Path, fileName);

    public void Dispose() => _folder.Delete(recursive: true);
}
