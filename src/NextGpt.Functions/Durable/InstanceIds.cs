using System.Security.Cryptography;
using System.Text;

namespace NextGpt.Functions.Durable;

/// <summary>Ids of instances as the task hub knows them: the scheduler takes 100 characters, and ids of the service may be longer.</summary>
internal static class InstanceIds
{
    private const int Longest = 100;
    private const int Kept = 32;

    public static string Of(string id) => id.Length <= Longest
        ? id
        : $"{id[..Kept]}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}";
}
