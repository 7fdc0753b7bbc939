using System.Text.Json.Serialization;

namespace NextGpt.Model.Reasoning;

/// <summary>Why the language model stopped writing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FinishReason>))]
public enum FinishReason
{
    /// <summary>It ended the answer, or wrote a stop sequence.</summary>
    [JsonStringEnumMemberName("stop")]
    Stop,

    /// <summary>The limit of tokens was reached.</summary>
    [JsonStringEnumMemberName("length")]
    Length,
}
