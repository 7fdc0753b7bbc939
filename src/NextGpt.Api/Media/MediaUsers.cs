using System.Security.Cryptography;
using System.Text;
using NextGpt.Pipeline.Artifacts;

namespace NextGpt.Api.Media;

/// <summary>Under which names media are noted as used that were uploaded for themselves.</summary>
internal static class MediaUsers
{
    private const int Letters = 32;

    /// <summary>Gets the name of an owner's uploads; owners are called as configuration likes, and a name in the store is not.</summary>
    public static string Uploader(string? owner) => owner is null
        ? MediaUses.Upload
        : $"{MediaUses.Upload}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)))[..Letters]}";
}
