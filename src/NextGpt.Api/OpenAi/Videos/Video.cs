using System.Text.Json.Serialization;

namespace NextGpt.Api.OpenAi.Videos;

/// <summary>A video in the making, as clients of the videos API know it: a job in other words.</summary>
internal sealed record Video
{
    /// <summary>Gets the id: <c>video_</c> and what the job's id holds after its head.</summary>
    public required string Id { get; init; }

    [JsonPropertyName("object")]
    public string Kind { get; init; } = "video";

    public required string Model { get; init; }

    /// <summary>Gets <c>queued</c>, <c>in_progress</c>, <c>completed</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Gets the share that is done, 0 to 100.</summary>
    public required int Progress { get; init; }

    public required long CreatedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? CompletedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long? ExpiresAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Prompt { get; init; }

    /// <summary>Gets how long the video is once it is made; what was asked for before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Seconds { get; init; }

    /// <summary>Gets how large the video is once it is made; what was asked for before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Size { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? RemixedFromVideoId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public VideoError? Error { get; init; }

    /// <summary>Gets the job, with its receipt.</summary>
    public required string JobId { get; init; }
}

/// <summary>Why there is no video.</summary>
internal sealed record VideoError(string Code, string Message);

/// <summary>Videos, newest first.</summary>
internal sealed record VideoList(IReadOnlyList<Video> Data, bool HasMore, string? FirstId, string? LastId)
{
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "list";
}

/// <summary>A video that is gone.</summary>
internal sealed record VideoDeleted(string Id, bool Deleted = true)
{
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "video.deleted";
}
