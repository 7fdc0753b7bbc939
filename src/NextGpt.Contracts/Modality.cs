using System.Text.Json.Serialization;

namespace NextGpt.Contracts;

/// <summary>The kinds of content that a request or an answer is made of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Modality>))]
public enum Modality
{
    /// <summary>Written language.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>A still picture.</summary>
    [JsonStringEnumMemberName("image")]
    Image,

    /// <summary>A sound.</summary>
    [JsonStringEnumMemberName("audio")]
    Audio,

    /// <summary>A moving picture.</summary>
    [JsonStringEnumMemberName("video")]
    Video,
}
