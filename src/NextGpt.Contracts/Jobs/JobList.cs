using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Jobs;

/// <summary>Jobs, newest first.</summary>
/// <param name="Data">One page of them.</param>
/// <param name="Next">Where the next page begins: the value of <c>after</c>; null is the end.</param>
public sealed record JobList(IReadOnlyList<Job> Data, string? Next)
{
    /// <summary>Gets the kind of this object, always <c>list</c>.</summary>
    [JsonPropertyName("object")]
    [JsonPropertyOrder(-1)]
    public string Kind { get; init; } = "list";
}
