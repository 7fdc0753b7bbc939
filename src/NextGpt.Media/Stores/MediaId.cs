using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace NextGpt.Media.Stores;

/// <summary>The id of a medium: <c>med_</c> and the SHA-256 of its bytes in 64 lower-case hexadecimal digits.</summary>
public sealed record MediaId
{
    private const string Head = "med_";
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    private static readonly SearchValues<char> s_hexadecimal = SearchValues.Create("0123456789abcdef");

    private MediaId(string sha256) => Sha256 = sha256;

    /// <summary>Gets the SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Makes the id of a digest.</summary>
    /// <param name="digest">The SHA-256 of the bytes, 32 bytes.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">The digest has another length.</exception>
    public static MediaId FromDigest(ReadOnlySpan<byte> digest) => digest.Length == SHA256.HashSizeInBytes
        ? new MediaId(Convert.ToHexStringLower(digest))
        : throw new ArgumentException($"A digest of {digest.Length} bytes; expected {SHA256.HashSizeInBytes}.", nameof(digest));

    /// <summary>Reads an id.</summary>
    /// <param name="text">What may be one.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether it is one, exactly as it is written.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MediaId? id)
    {
        id = text is not null
            && text.Length == Head.Length + Digits
            && text.StartsWith(Head, StringComparison.Ordinal)
            && !text.AsSpan(Head.Length).ContainsAnyExcept(s_hexadecimal)
            ? new MediaId(text[Head.Length..])
            : null;
        return id is not null;
    }

    /// <summary>Reads an id.</summary>
    /// <param name="text">The id.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">It is not one.</exception>
    public static MediaId Parse(string text) => TryParse(text, out MediaId? id)
        ? id
        : throw new FormatException($"'{MediaException.Plain(text)}' is not the id of a medium; expected {Head} and {Digits} lower-case hexadecimal digits.");

    /// <summary>Writes the id as clients see it.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Head + Sha256;
}
