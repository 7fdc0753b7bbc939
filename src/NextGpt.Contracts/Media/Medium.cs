using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Media;

/// <summary>A medium that the service keeps, as clients see it.</summary>
public sealed record Medium
{
    /// <summary>Gets the id, <c>med_</c> and the SHA-256 of the bytes: equal bytes are one medium.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the kind of this object, always <c>media</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "media";

    /// <summary>Gets what it is.</summary>
    public required Modality Type { get; init; }

    /// <summary>Gets the service's path of its bytes.</summary>
    public required string Url { get; init; }

    /// <summary>Gets its MIME type, by its content.</summary>
    public required string ContentType { get; init; }

    /// <summary>Gets its length in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Gets the SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the upright width in pixels; of pictures and videos.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Width { get; init; }

    /// <summary>Gets the upright height in pixels; of pictures and videos.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Height { get; init; }

    /// <summary>Gets the duration in seconds; of sounds and videos.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Seconds { get; init; }

    /// <summary>Gets the number of frames; of videos.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Frames { get; init; }

    /// <summary>Gets the sample rate in Hz; of sounds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SampleRate { get; init; }

    /// <summary>Gets when it was first stored, in seconds since 1970 UTC.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Gets when it may be deleted, in seconds since 1970 UTC; null is never.</summary>
    public long? ExpiresAt { get; init; }
}
