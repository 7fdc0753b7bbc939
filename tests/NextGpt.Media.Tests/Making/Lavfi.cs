using System.Diagnostics;

namespace NextGpt.Media.Tests.Making;

/// <summary>Makes inputs with the real ffmpeg, and judges outputs with the real ffprobe.</summary>
internal static class Lavfi
{
    /// <summary>Runs ffmpeg and reads the file that it made.</summary>
    public static byte[] Make(string extension, params string[] arguments)
    {
        string path = Path.Combine(Path.GetTempPath(), $"made-{Guid.NewGuid():N}.{extension}");
        try
        {
            Run("ffmpeg", ["-v", "error", "-nostdin", "-y", .. arguments, path]);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Asks ffprobe for entries of a file, one a line.</summary>
    public static string Ask(byte[] file, string entries)
    {
        string path = Path.Combine(Path.GetTempPath(), $"asked-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(path, file);
            return Run("ffprobe", ["-v", "error", "-show_entries", entries, "-of", "default=nw=1", path]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Run(string program, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }
}
