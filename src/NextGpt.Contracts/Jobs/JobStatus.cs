using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Jobs;

/// <summary>Where a job or a part of its answer stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobStatus>))]
public enum JobStatus
{
    /// <summary>Nothing has been done yet.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>It is being worked on.</summary>
    [JsonStringEnumMemberName("in_progress")]
    InProgress,

    /// <summary>All of it is there.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>Some parts are there, others failed.</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,

    /// <summary>It failed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>The asker stopped it.</summary>
    [JsonStringEnumMemberName("canceled")]
    Canceled,
}
