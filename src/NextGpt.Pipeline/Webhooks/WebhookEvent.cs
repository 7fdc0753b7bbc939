using System.Text.Json.Serialization;
using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Webhooks;

/// <summary>What a webhook is sent: that a job ended, not the answer itself.</summary>
/// <param name="Id">The notice's id, the same in every attempt.</param>
/// <param name="Type"><c>job.</c> and the job's status.</param>
/// <param name="CreatedAt">When the job ended, in seconds since 1970 UTC.</param>
/// <param name="Data">The job.</param>
public sealed record WebhookEvent(string Id, string Type, long CreatedAt, WebhookJob Data)
{
    /// <summary>Gets the kind of this object, always <c>event</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "event";

    internal static WebhookEvent Of(NotifyInput input) => new(
        input.Notice,
        $"job.{input.Status.ToString().ToLowerInvariant()}",
        new DateTimeOffset(DateTime.SpecifyKind(input.EndedAt, DateTimeKind.Utc)).ToUnixTimeSeconds(),
        new WebhookJob(input.Job, input.Status));
}

/// <summary>A job, as a webhook is told of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">What it came to.</param>
public sealed record WebhookJob(string Id, JobStatus Status)
{
    /// <summary>Gets the kind of this object, always <c>job</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "job";
}
