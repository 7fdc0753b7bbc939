using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Media;

/// <summary>An address at which anybody can read a medium for a while, without a key.</summary>
/// <param name="Id">The medium's id.</param>
/// <param name="Url">The address: a path of the service, or one of its storage.</param>
/// <param name="ExpiresAt">When it ends, in seconds since 1970 UTC.</param>
public sealed record MediumLink(string Id, string Url, long ExpiresAt)
{
    /// <summary>Gets the kind of this object, always <c>media_link</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "media_link";
}
