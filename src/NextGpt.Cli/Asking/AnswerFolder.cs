using NextGpt.Cli.Hosting;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Cli.Asking;

/// <summary>
/// The folder that an answer is written to: as a whole or not at all. Its files are written beside it first and then moved into place.
/// An earlier answer in the same folder is replaced; other files stay.
/// </summary>
internal static class AnswerFolder
{
    public const string DocumentName = "answer.json";

    private const string Home = "answers";
    private const int LongestName = 48;

    /// <summary>Chooses a folder: the one that was asked for, or a new one that is called after the request.</summary>
    public static string Choose(CliHost host, string? wanted, string title)
    {
        if (wanted is not null)
        {
            string full = Path.TrimEndingDirectorySeparator(host.PathOf(wanted));
            return File.Exists(full)
                ? throw new UsageException($"--out {wanted}: found a file; expected a folder or a new name.")
                : full;
        }

        string name = host.PathOf(Path.Combine(Home, Slug(title)));
        string path = name;
        for (int i = 2; Path.Exists(path); i++)
        {
            path = $"{name}-{i}";
        }

        return path;
    }

    /// <summary>Writes an answer.</summary>
    public static void Write(string folder, Job document, IEnumerable<AnswerFile> files)
    {
        string parent = Path.GetDirectoryName(folder) ?? folder;
        string? made = FirstMissing(parent);
        string staging = Path.Combine(parent, $".{Path.GetFileName(folder)}.{Environment.ProcessId}.tmp");
        try
        {
            Directory.CreateDirectory(staging);
            foreach (AnswerFile file in files)
            {
                File.WriteAllBytes(Path.Combine(staging, file.Name), file.Bytes);
            }

            File.WriteAllText(Path.Combine(staging, DocumentName), JobJson.Serialize(document) + "\n");
            Move(staging, folder);
        }
        catch
        {
            Remove(staging);
            Remove(made);
            throw;
        }
    }

    private static void Move(string staging, string folder)
    {
        if (!Directory.Exists(folder))
        {
            Directory.Move(staging, folder);
            return;
        }

        // Files of an earlier answer that this one has no part for would be taken for its own.
        foreach (string old in Directory.EnumerateFiles(folder, "part-*.*"))
        {
            File.Delete(old);
        }

        foreach (string file in Directory.EnumerateFiles(staging))
        {
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        Directory.Delete(staging);
    }

    private static string Slug(string title)
    {
        string letters = string.Concat(title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        string slug = string.Join('-', letters.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length switch
        {
            0 => "answer",
            > LongestName => slug[..LongestName].TrimEnd('-'),
            _ => slug,
        };
    }

    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (string? at = folder; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            missing = at;
        }

        return missing;
    }

    private static void Remove(string? folder)
    {
        if (folder is not null && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
