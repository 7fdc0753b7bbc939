namespace NextGpt.Media.Stores.Drops;

/// <summary>The names of the inbox that count.</summary>
internal static class DropNames
{
    public const string Inbox = "inbox";

    public const string Outbox = "outbox";

    private static readonly string[] s_unfinished = [".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart", "~"];

    /// <summary>Tells whether a name is one that somebody means: not hidden, and not that of a file which a program still writes.</summary>
    public static bool Counts(string name) =>
        name.Length > 0
        && name[0] is not ('.' or '~')
        && !Array.Exists(s_unfinished, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
