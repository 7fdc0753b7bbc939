using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Api.OpenAi.Chat;

/// <summary>Writes jobs as chat answers.</summary>
/// <param name="addresses">Gives media addresses.</param>
internal sealed class ChatAnswers(MediaAddresses addresses)
{
    private const string IdHead = "chatcmpl-";
    private const string JobHead = "job_";
    private const int WavHeader = 44;

    /// <summary>Gets what stands between two texts that a medium parts: the model's own space, or else a new line.</summary>
    public static string Between(char last, string next) => char.IsWhiteSpace(last) || (next.Length > 0 && char.IsWhiteSpace(next[0])) ? "" : "\n";

    public static string IdOf(string job) => IdHead + job[JobHead.Length..];

    public static ChatUsage UsageOf(Job job) =>
        new(job.Receipt?.PromptTokens ?? 0, job.Receipt?.CompletionTokens ?? 0, (job.Receipt?.PromptTokens ?? 0) + (job.Receipt?.CompletionTokens ?? 0));

    public static string FinishOf(Job job) => job.Receipt?.Finish ?? "stop";

    /// <summary>Gets what the asker should know: the job's warnings, and each medium that is missing.</summary>
    public static IReadOnlyList<JobWarning>? WarningsOf(Job job)
    {
        JobWarning[] all =
        [
            .. job.Warnings,
            .. job.Parts.Where(p => p.Error is not null).Select(p => new JobWarning(p.Error!.Code, $"Part {p.Index}, {NameOf(p.Type)}, is missing: {p.Error.Message}")),
        ];
        return all.Length == 0 ? null : all;
    }

    public async Task<ChatCompletion> CompletionAsync(HttpContext context, Job job, ChatStyle style)
    {
        List<ChatPart> parts = [];
        foreach (JobPart part in job.Parts.Where(p => p.Text is not null || p.Media is not null))
        {
            parts.Add(await PartAsync(context, part, style));
        }

        string[] texts = [.. job.Parts.Select(p => p.Text).OfType<string>().Where(t => t.Length > 0)];
        string? text = texts.Length == 0 ? null : texts.Aggregate((before, next) => before + Between(before[^1], next) + next);
        JobMedia? sound = job.Parts.FirstOrDefault(p => p is { Type: Modality.Audio, Media: not null })?.Media;
        var message = new ChatMessage
        {
            Content = style.ContentParts ? new ChatContent(null, parts) : text is null ? null : new ChatContent(text, null),
            Images = OrNone(parts.Where(p => p.ImageUrl is not null)),
            Audio = sound is null ? null : await SoundAsync(context, job, sound, style),
            Videos = OrNone(parts.Where(p => p.VideoUrl is not null)),
            Parts = parts,
        };
        return new ChatCompletion
        {
            Id = IdOf(job.Id),
            Created = job.CreatedAt,
            Model = job.Model,
            Choices = [new ChatChoice(0, message, FinishOf(job))],
            Usage = UsageOf(job),
            SystemFingerprint = job.Receipt is { } receipt ? $"fp_{receipt.BundleDigest[..12]}" : null,
            JobId = job.Id,
            Conversation = job.Conversation,
            Warnings = WarningsOf(job),
        };
    }

    public async Task<ChatPart> PartAsync(HttpContext context, JobPart part, ChatStyle style)
    {
        if (part.Media is not { } media)
        {
            return new ChatPart { Type = "text", Index = part.Index, Text = part.Text };
        }

        var address = new ChatAddress(await addresses.OfAsync(context, media, style.Link));
        return new ChatPart
        {
            Type = $"{NameOf(part.Type)}_url",
            Index = part.Index,
            ImageUrl = part.Type == Modality.Image ? address : null,
            AudioUrl = part.Type == Modality.Audio ? address : null,
            VideoUrl = part.Type == Modality.Video ? address : null,
            Media = media.Id,
        };
    }

    public async Task<ChatSound> SoundAsync(HttpContext context, Job job, JobMedia media, ChatStyle style)
    {
        byte[] bytes = await addresses.BytesAsync(media, context.RequestAborted);

        // The service writes WAV with one header of one length; bare samples are what comes after it.
        string data = Convert.ToBase64String(style.RawSound ? bytes.AsSpan(Math.Min(WavHeader, bytes.Length)) : bytes);
        return new ChatSound(media.Id, data, "", job.ExpiresAt ?? DateTimeOffset.MaxValue.ToUnixTimeSeconds(), style.RawSound ? "pcm16" : "wav");
    }

    private static ChatPart[]? OrNone(IEnumerable<ChatPart> parts) => parts.ToArray() is { Length: > 0 } some ? some : null;

    private static string NameOf(Modality kind) => kind.ToString().ToLowerInvariant();
}
