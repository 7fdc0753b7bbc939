using System.ComponentModel.DataAnnotations;

namespace NextGpt.Pipeline.Webhooks;

/// <summary>How webhooks are signed.</summary>
public sealed record WebhookSettings
{
    private const string Head = "whsec_";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;

    /// <summary>Gets the secrets, as Standard Webhooks writes them: <c>whsec_</c> and 24 to 64 bytes in base64. Each of them signs.</summary>
    /// <value>None by default: the service makes one of its own.</value>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Reads the secrets.</summary>
    /// <param name="own">What signs when none is configured.</param>
    /// <returns>The keys, at least one.</returns>
    /// <exception cref="ValidationException">One is none; the message tells none of them.</exception>
    public IReadOnlyList<byte[]> Keys(Func<byte[]> own) => Secrets.Count == 0 ? [own()] : [.. Secrets.Select(Key)];

    private static byte[] Key(string secret)
    {
        byte[] key = new byte[LongestKey + 3];
        return secret.StartsWith(Head, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[Head.Length..], key, out int bytes)
            && bytes is >= ShortestKey and <= LongestKey
            ? key[..bytes]
            : throw new ValidationException($"Webhooks: a secret is not {Head} and {ShortestKey} to {LongestKey} bytes in base64.");
    }
}
