using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Jobs;

/// <summary>A request on its way to an answer, as clients see it. <c>nextgpt ask --json</c> prints the same object that the service returns.</summary>
public sealed record Job
{
    /// <summary>Gets the id: <c>job_</c>, then letters, digits, '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the kind of this object, always <c>job</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "job";

    /// <summary>Gets where the job stands.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets the stage that is at work: <c>encode</c>, <c>reason</c>, <c>decode</c>, <c>assemble</c> or <c>notify</c>; null before and after.</summary>
    public string? Stage { get; init; }

    /// <summary>Gets the share that is done, 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>Gets the model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the conversation that the job belongs to.</summary>
    public string? Conversation { get; init; }

    /// <summary>Gets when the job was made, in seconds since 1970 UTC.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Gets when work on it began, in seconds since 1970 UTC.</summary>
    public long? StartedAt { get; init; }

    /// <summary>Gets when it ended, in seconds since 1970 UTC.</summary>
    public long? CompletedAt { get; init; }

    /// <summary>Gets when its media are deleted, in seconds since 1970 UTC; null is never.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>Gets what was asked, text and media in order, each medium by its id; null where there is no service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<JobInput>? Input { get; init; }

    /// <summary>Gets the answer's parts in the order in which the model wrote them.</summary>
    public required IReadOnlyList<JobPart> Parts { get; init; }

    /// <summary>Gets what made the answer; null until it is made.</summary>
    public JobReceipt? Receipt { get; init; }

    /// <summary>Gets what the client wanted to find again with the job.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Gets what the asker should know of an answer that is otherwise good.</summary>
    public IReadOnlyList<JobWarning> Warnings { get; init; } = [];

    /// <summary>Gets why there is no answer.</summary>
    public JobError? Error { get; init; }

    /// <summary>Gets where to go from here; null where there is no service to go to.</summary>
    public JobLinks? Links { get; init; }
}
