using System.Security.Cryptography;
using System.Text;

namespace NextGpt.Api.Access;

/// <summary>Tells whose key a key is. It takes as long for any key, right or wrong.</summary>
internal sealed class KeyRing
{
    private const int LongestKey = 512;

    private readonly (byte[] Digest, ApiKey Key)[] _keys;

    public KeyRing(AccessOptions options) =>
        _keys = [.. options.Validated().Keys.Select(key => (Convert.FromHexString(key.Sha256), key))];

    /// <summary>Gets a value indicating whether nobody needs a key.</summary>
    public bool IsOpen => _keys.Length == 0;

    public ApiKey? Find(string key)
    {
        if (key.Length > LongestKey)
        {
            return null;
        }

        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        ApiKey? found = null;
        foreach ((byte[] known, ApiKey holder) in _keys)
        {
            found = CryptographicOperations.FixedTimeEquals(digest, known) ? holder : found;
        }

        return found;
    }

    public ApiKey? ByName(string name) => _keys.Select(k => k.Key).FirstOrDefault(k => k.Name == name);
}
