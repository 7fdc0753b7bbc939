using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Jobs;

/// <summary>A piece of a request: text, or a medium by one of its three names.</summary>
public sealed record JobInput
{
    /// <summary>Gets what it is.</summary>
    public required Modality Type { get; init; }

    /// <summary>Gets the text; of text only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Gets the id of a medium that the service has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Media { get; init; }

    /// <summary>Gets the name of a file that came with the request: the name of its field in a form, or its own beside a request.json.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>Gets where the medium is: an https address, or a data URL.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}
