using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Jobs;

/// <summary>A part of an answer: text or a medium.</summary>
public sealed record JobPart
{
    /// <summary>Gets where it stands, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Gets what it is.</summary>
    public required Modality Type { get; init; }

    /// <summary>Gets where it stands in the making.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets the share of a medium that is made, 0 to 1; null for text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Progress { get; init; }

    /// <summary>Gets the text; null for a medium.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Gets the medium; null for text, and until it is made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JobMedia? Media { get; init; }

    /// <summary>Gets why it is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JobError? Error { get; init; }
}
