using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace NextGpt.Media.Sources;

/// <summary>Reads media that are written into an address: <c>data:image/png;base64,…</c> (RFC 2397), in base64 only.</summary>
public static class DataUrl
{
    private const string Scheme = "data:";
    private const int LongestHead = 200;
    private const string Expected = "data:, the type of a picture, sound or video, ;base64, and base64 without blanks";

    private static readonly SearchValues<char> s_token = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-_");


    /// <summary>Tells whether an address is one of this kind.</summary>
    /// <param name="text">The address.</param>
    /// <returns>Whether it begins with <c>data:</c>.</returns>
    public static bool Is(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads the medium. Its declared type must be of a medium; what it is, its content tells.</summary>
    /// <param name="text">The address.</param>
    /// <param name="name">What errors call the medium.</param>
    /// <param name="maxBytes">The most bytes of the medium.</param>
    /// <returns>The medium's bytes.</returns>
    /// <exception cref="MediaException">It is not written so, empty, or too large.</exception>
    public static byte[] Read(string text, string name, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        int comma = text.AsSpan(0, Math.Min(text.Length, LongestHead)).IndexOf(',');
        if (!Is(text) || comma < 0)
        {
            throw Wrong(name, "no data URL, or one without a comma");
        }

        string[] head = text[Scheme.Length..comma].Split(';');
        if (head.Length < 2 || !head[^1].Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            throw Wrong(name, "a data URL that is not in base64");
        }

        if (!IsMedium(head[0]))
        {
            throw Wrong(name, "a data URL whose type is not that of a medium");
        }

        ReadOnlySpan<char> data = text.AsSpan(comma + 1);
        if (data.IsEmpty)
        {
            throw new MediaException(MediaErrorCode.Empty, name, "0 bytes", "a medium");
        }

        // Four letters are three bytes: known before anything is decoded.
        long bytes = (data.Length / 4L * 3) - (data.EndsWith("==") ? 2 : data.EndsWith("=") ? 1 : 0);
        return bytes > maxBytes
            ? throw new MediaException(MediaErrorCode.TooLarge, name, $"{bytes} bytes", $"at most {maxBytes} bytes")
            : Decode(data, name);
    }

    private static byte[] Decode(ReadOnlySpan<char> data, string name)
    {
        // Convert.FromBase64 would skip blanks; a letter beyond ASCII has no byte of its own here.
        byte[] ascii = new byte[data.Length];
        if (data.Length % 4 != 0 || Encoding.UTF8.GetByteCount(data) != data.Length || data.IndexOfAny(" \t\r\n") >= 0)
        {
            throw Wrong(name, "data that are not base64");
        }

        Encoding.ASCII.GetBytes(data, ascii);
        return Base64.DecodeFromUtf8InPlace(ascii, out int written) == OperationStatus.Done
            ? ascii[..written]
            : throw Wrong(name, "data that are not base64");
    }

    private static bool IsMedium(string type)
    {
        int slash = type.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && type[..slash].ToLowerInvariant() is ("image" or "audio" or "video")
            && type.Length > slash + 1
            && !type.AsSpan(slash + 1).ContainsAnyExcept(s_token);
    }

    private static MediaException Wrong(string name, string actual) => new(MediaErrorCode.Unsupported, name, actual, Expected);
}
