using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Jobs;

/// <summary>A medium: where it is and what it is, never its bytes.</summary>
public sealed record JobMedia
{
    /// <summary>Gets the id, <c>med_</c> and letters or digits.</summary>
    public required string Id { get; init; }

    /// <summary>Gets where its bytes are: a path of the service, or the name of a file beside this document.</summary>
    public required string Url { get; init; }

    /// <summary>Gets its MIME type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Gets its length in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Gets the SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the width in pixels; of pictures and videos.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Width { get; init; }

    /// <summary>Gets the height in pixels; of pictures and videos.</summary>
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
}
