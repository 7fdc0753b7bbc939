using System.Text.RegularExpressions;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Docs;

/// <summary>A shell block of a document.</summary>
/// <param name="Line">The line of its first command, from 1.</param>
/// <param name="Script">What a reader copies.</param>
/// <param name="NotRun">Why no test can run it; null when one does.</param>
internal sealed partial record ShellBlock(int Line, string Script, string? NotRun)
{
    private static readonly string[] s_languages = ["sh", "bash", "shell", "console"];

    /// <summary>Gets all documents that readers are sent to, by path.</summary>
    public static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(Places.Repository, "docs"), "*.md").Append(Path.Combine(Places.Repository, "README.md"))
            .Select(f => Path.GetRelativePath(Places.Repository, f)).Order(StringComparer.Ordinal);

    /// <summary>Reads the shell blocks of a document, in order.</summary>
    /// <exception cref="FormatException">A block holds commands and does not say that it is shell.</exception>
    public static IReadOnlyList<ShellBlock> Of(string document)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Places.Repository, document));
        List<ShellBlock> blocks = [];
        string? reason = null;
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                reason = Marker().Match(lines[i]) is { Success: true } marker ? marker.Groups[1].Value : lines[i].Length == 0 ? reason : null;
                continue;
            }

            int end = Array.IndexOf(lines, "```", i + 1);
            string script = string.Join('\n', lines[(i + 1)..end]);
            if (s_languages.Contains(lines[i][3..].Trim()))
            {
                blocks.Add(new ShellBlock(i + 2, script, reason));
            }
            else if (Command().IsMatch(script))
            {
                throw new FormatException($"{document}:{i + 1}: a block of commands that says '{lines[i]}'; expected '```sh', so that it is run.");
            }

            (i, reason) = (end, null);
        }

        return blocks;
    }

    [GeneratedRegex("^<!-- not run: (.+) -->$")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^\s*(\./nextgpt|curl|dotnet|azd|func|docker|az|git) ", RegexOptions.Multiline)]
    private static partial Regex Command();
}
