using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

/// <summary>An identity that Azurite accepts: it reads who, for whom and how long, and leaves the signature to the real service.</summary>
internal sealed class OwnTokens : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateTimeOffset end = now.AddHours(1);
        JsonObject claims = new()
        {
            ["aud"] = "https://storage.azure.com",
            ["iss"] = "https://sts.windows.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/",
            ["iat"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = end.ToUnixTimeSeconds(),
            ["oid"] = "11059fcc-5514-4800-b5f8-49808b9cfab6",
            ["tid"] = "ab1f708d-50f6-404c-a006-d71b2ac7a606",
        };
        return new AccessToken($"{Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{Encode(claims.ToJsonString())}.{Encode("unsigned")}", end);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
