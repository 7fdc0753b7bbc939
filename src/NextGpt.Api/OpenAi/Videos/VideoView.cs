using System.Globalization;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Errors;

namespace NextGpt.Api.OpenAi.Videos;

/// <summary>Shows jobs as videos.</summary>
internal static class VideoView
{
    /// <summary>The metadata that holds the size that was asked for.</summary>
    public const string SizeKey = "videos.size";

    /// <summary>The metadata that holds the seconds that were asked for; jobs of this route have it, others have not.</summary>
    public const string SecondsKey = "videos.seconds";

    private const string VideoHead = "video_";
    private const string JobHead = "job_";

    public static string JobOf(string video) => video.StartsWith(VideoHead, StringComparison.Ordinal) ? JobHead + video[VideoHead.Length..] : video;

    public static bool IsVideo(Job job) => job.Metadata?.ContainsKey(SecondsKey) == true;

    public static Video Of(Job job)
    {
        JobMedia? media = PartOf(job)?.Media;
        return new Video
        {
            Id = VideoHead + job.Id[JobHead.Length..],
            Model = job.Model,
            Status = StatusOf(job),
            Progress = (int)Math.Round(job.Progress * 100),
            CreatedAt = job.CreatedAt,
            CompletedAt = job.CompletedAt,
            ExpiresAt = job.ExpiresAt,
            Prompt = job.Input?.FirstOrDefault(p => p.Text is not null)?.Text,
            Seconds = media?.Seconds?.ToString("0.###", CultureInfo.InvariantCulture) ?? Wanted(job, SecondsKey),
            Size = media is null ? Wanted(job, SizeKey) : $"{media.Width}x{media.Height}",
            Error = ErrorOf(job),
            JobId = job.Id,
        };
    }

    private static JobPart? PartOf(Job job) => job.Parts.FirstOrDefault(p => p.Type == Modality.Video);

    private static string StatusOf(Job job) => job.Status switch
    {
        JobStatus.Queued => "queued",
        JobStatus.InProgress => "in_progress",
        JobStatus.Succeeded or JobStatus.Partial when PartOf(job)?.Media is not null => "completed",
        _ => "failed",
    };

    private static VideoError? ErrorOf(Job job) => job.Status switch
    {
        JobStatus.Queued or JobStatus.InProgress => null,
        JobStatus.Canceled => new VideoError(ErrorCodes.Canceled, "The job was stopped."),
        _ when PartOf(job)?.Media is not null => null,
        _ when (PartOf(job)?.Error ?? job.Error) is { } error => new VideoError(error.Code, error.Message),
        _ => new VideoError(ErrorCodes.Internal, "The answer holds no video."),
    };

    private static string? Wanted(Job job, string key) => job.Metadata?.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;
}
