using System.Globalization;

namespace NextGpt.Media;

/// <summary>
/// A medium cannot be used. The message is one line, "name: actual; expected expected.", and tells no path
/// beyond the name that the caller gave.
/// </summary>
public sealed class MediaException : Exception
{
    private const int LongestName = 120;

    /// <summary>Makes the one error that media work raises for bad content.</summary>
    /// <param name="code">One of <see cref="MediaErrorCode"/>.</param>
    /// <param name="name">What the caller calls the medium. Folders in front of it are cut off.</param>
    /// <param name="actual">What was found, with its value and unit.</param>
    /// <param name="expected">What would have been accepted.</param>
    /// <param name="innerException">The cause, if another exception was one.</param>
    public MediaException(string code, string name, string actual, string expected, Exception? innerException = null)
        : base($"{Plain(name)}: {actual}; expected {expected}.", innerException)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        Code = code;
        Name = Plain(name);
        Actual = actual;
        Expected = expected;
    }

    /// <summary>Gets the stable code, one of <see cref="MediaErrorCode"/>.</summary>
    public string Code { get; }

    /// <summary>Gets what the caller calls the medium, without folders and control characters.</summary>
    public string Name { get; }

    /// <summary>Gets what was found.</summary>
    public string Actual { get; }

    /// <summary>Gets what would have been accepted.</summary>
    public string Expected { get; }

    /// <summary>Cuts folders, control characters and excess length off a name that a stranger may have chosen.</summary>
    internal static string Plain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string trimmed = name.TrimEnd('/', '\\');
        string last = trimmed[(trimmed.LastIndexOfAny(['/', '\\']) + 1)..];
        string plain = string.Concat(last.Where(IsPlain)).Trim();
        return plain.Length switch
        {
            0 => "medium",
            > LongestName => string.Concat(plain.AsSpan(0, LongestName), "…"),
            _ => plain,
        };
    }

    // Neither line breaks nor the marks that turn the direction of writing.
    private static bool IsPlain(char c) => char.GetUnicodeCategory(c)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
