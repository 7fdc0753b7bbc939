using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NextGpt.Media.Stores.Links;

/// <summary>Makes and checks links that need no other key: id, expiry, and an HMAC-SHA256 over both.</summary>
public sealed class MediaLinkSigner
{
    /// <summary>The query parameter of the expiry, in seconds since 1970.</summary>
    public const string ExpiryParameter = "expires";

    /// <summary>The query parameter of the signature, base64url without padding.</summary>
    public const string SignatureParameter = "signature";

    private readonly byte[] _key;
    private readonly string _base;
    private readonly TimeProvider _time;

    /// <summary>Makes a signer.</summary>
    /// <param name="options">The secret and the base of links.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">Options are wrong.</exception>
    public MediaLinkSigner(MediaLinkOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _key = [.. options.Validated().Key];
        _base = options.Base;
        _time = time;
    }

    /// <summary>Checks what came with a request.</summary>
    /// <param name="id">The medium that was asked for.</param>
    /// <param name="expires">The expiry parameter as it came.</param>
    /// <param name="signature">The signature parameter as it came.</param>
    /// <returns>What the link is worth. It takes as long for any wrong signature.</returns>
    public MediaLinkState Check(MediaId id, string? expires, string? signature)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || signature is null)
        {
            return MediaLinkState.Forged;
        }

        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Signature(id, seconds))))
        {
            return MediaLinkState.Forged;
        }

        return DateTimeOffset.FromUnixTimeSeconds(seconds) > _time.GetUtcNow() ? MediaLinkState.Valid : MediaLinkState.Expired;
    }

    /// <summary>Makes a link.</summary>
    internal ReadLink Sign(MediaId id, DateTimeOffset expiresAt)
    {
        long seconds = expiresAt.ToUnixTimeSeconds();
        string url = string.Create(
            CultureInfo.InvariantCulture,
            $"{_base}{id}?{ExpiryParameter}={seconds}&{SignatureParameter}={Signature(id, seconds)}");
        return new ReadLink(new Uri(url, _base[0] == '/' ? UriKind.Relative : UriKind.Absolute), DateTimeOffset.FromUnixTimeSeconds(seconds));
    }

    private string Signature(MediaId id, long seconds) => Base64Url.EncodeToString(
        HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"read\n{id}\n{seconds}"))));
}
