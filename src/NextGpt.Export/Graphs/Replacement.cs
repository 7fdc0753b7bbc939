namespace NextGpt.Export.Graphs;

/// <summary>Writes files beside their places and moves them there when all are complete.</summary>
internal static class Replacement
{
    private const string Suffix = ".partial";

    public static void Write(IReadOnlyList<(string Path, Action<Stream> Write)> files)
    {
        try
        {
            foreach ((string path, Action<Stream> write) in files)
            {
                using FileStream stream = new(path + Suffix, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
                write(stream);
            }

            foreach ((string path, _) in files)
            {
                File.Move(path + Suffix, path, overwrite: true);
            }
        }
        catch
        {
            foreach ((string path, _) in files)
            {
                File.Delete(path + Suffix);
            }

            throw;
        }
    }
}
