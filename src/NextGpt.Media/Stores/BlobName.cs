using System.Buffers;

namespace NextGpt.Media.Stores;

/// <summary>The rules for names: what is safe as a file name everywhere, and leads nowhere else.</summary>
internal static class BlobName
{
    private const int MostSegments = 16;
    private const int LongestSegment = 128;

    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Checks a name.</summary>
    /// <returns>Its segments.</returns>
    /// <exception cref="ArgumentException">It is no name.</exception>
    public static string[] Segments(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        string[] segments = name.Split('/');
        return segments.Length <= MostSegments && Array.TrueForAll(segments, IsSegment)
            ? segments
            : throw new ArgumentException(
                $"'{MediaException.Plain(name)}' is no name of a blob; expected 1 to {MostSegments} segments between slashes, each of 1 to {LongestSegment}"
                + " letters, digits, '.', '_' and '-', with a letter or digit first and no '.' last.",
                nameof(name));
    }

    /// <summary>Tells whether a name is the prefix itself or lies below it. An empty prefix covers all.</summary>
    public static bool IsCovered(string name, string prefix) =>
        prefix.Length == 0
        || (name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '/'));

    private static bool IsSegment(string segment) =>
        segment.Length is > 0 and <= LongestSegment
        && char.IsAsciiLetterOrDigit(segment[0])
        && segment[^1] != '.'
        && !segment.AsSpan().ContainsAnyExcept(s_allowed);
}
