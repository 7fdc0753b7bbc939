using NextGpt.Cli.Hosting;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Answers;
using NextGpt.Model.Decoding;

namespace NextGpt.Cli.Asking;

/// <summary>Tells of an answer as the service would.</summary>
internal static class JobDocument
{
    public static Job Of(CliHost host, Answer answer, string model, string? conversation, long seed, DateTimeOffset started, IReadOnlyList<AnswerFile> files) => new()
    {
        Id = $"job_{Identifier(started)}",
        Status = JobStatus.Succeeded,
        Progress = 1,
        Model = model,
        Conversation = conversation,
        CreatedAt = started.ToUnixTimeSeconds(),
        StartedAt = started.ToUnixTimeSeconds(),
        CompletedAt = host.Time.GetUtcNow().ToUnixTimeSeconds(),
        Parts = [.. answer.Parts.Select(p => Part(p, files))],
        Receipt = Receipt(answer, seed),
        Warnings = [.. answer.Warnings.Select(w => new JobWarning(w.Code, w.Message))],
    };

    /// <summary>The same job with paths that lead to its media from elsewhere.</summary>
    public static Job SeenFrom(Job job, Func<string, string> pathOf) => job with
    {
        Parts = [.. job.Parts.Select(p => p.Media is { } media ? p with { Media = media with { Url = pathOf(media.Url) } } : p)],
    };

    public static string Identifier(DateTimeOffset time) => Guid.CreateVersion7(time).ToString("n");

    private static JobPart Part(AnswerPart part, IReadOnlyList<AnswerFile> files) => new()
    {
        Index = part.Index,
        Type = part.Modality,
        Status = JobStatus.Succeeded,
        Progress = part.Media is null ? null : 1,
        Text = part.Text,
        Media = files.FirstOrDefault(f => f.Part == part.Index)?.Media,
    };

    private static JobReceipt Receipt(Answer answer, long seed) => new()
    {
        BundleDigest = answer.BundleDigest,
        Seed = seed,
        Finish = answer.Finish.ToString().ToLowerInvariant(),
        PromptTokens = answer.Usage.PromptTokens,
        CompletionTokens = answer.Usage.CompletionTokens,
        EncodingMs = Milliseconds(answer.Timings.Encoding),
        ReasoningMs = Milliseconds(answer.Timings.Reasoning),
        TotalMs = Milliseconds(answer.Timings.Total),
        Media = [.. answer.Parts.Where(p => p.Media is not null).Select(p => Decoding(p.Index, p.Media!))],
    };

    private static JobDecoding Decoding(int part, DecodedMedia media) => new(
        part,
        media.DecoderId,
        media.Settings.Seed,
        media.Settings.Steps,
        media.Settings.Guidance,
        Milliseconds(media.Timings.Projecting),
        Milliseconds(media.Timings.Denoising),
        Milliseconds(media.Timings.Decoding));

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}
