using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Jobs;

/// <summary>Requests in the pipeline's terms.</summary>
internal static class JobDrafts
{
    public static GenerationRequest Stored(JobRequest request, IReadOnlyList<RequestTurn> turns, JobDefaults defaults)
    {
        JobGeneration generation = request.Generation ?? new JobGeneration();
        return new GenerationRequest
        {
            Turns = turns,
            Modalities = request.Modalities,
            Forbid = request.Forbid ?? [],
            Seed = generation.Seed ?? 0,
            MaxTokens = generation.MaxTokens,
            Temperature = generation.Temperature ?? 0,
            TopP = generation.TopP ?? 1,
            TopK = generation.TopK ?? 0,
            Stop = generation.Stop,
            Decoding = defaults.EarlyStart ? new DecodeSettings(Decoders(generation), generation.Steps, generation.Guidance) : null,
        };
    }

    public static JobStart Start(
        string id, JobRequest request, string bundleDigest, ArtifactReference stored, IReadOnlyList<MediaInput> media, JobDefaults defaults, DateTime createdAt)
    {
        JobGeneration generation = request.Generation ?? new JobGeneration();
        return new JobStart
        {
            Job = id,
            BundleDigest = bundleDigest,
            Request = stored,
            Media = media,
            Seed = generation.Seed ?? 0,
            Steps = generation.Steps,
            Guidance = generation.Guidance,
            Decoders = Decoders(generation),
            CreatedAt = createdAt,
            DeadlineSeconds = request.DeadlineSeconds,
            Limits = defaults.Limits,
            Retry = defaults.Retry,
            EarlyStart = defaults.EarlyStart,
            Webhook = request.Webhook?.Url,
        };
    }

    private static IReadOnlyDictionary<Modality, string> Decoders(JobGeneration generation) => generation.Decoders ?? new Dictionary<Modality, string>();

    /// <summary>A piece of a request as it is shown again: a medium by the id that it has here.</summary>
    public static JobInput Asked(RequestPart part) => part.Media is { } media
        ? new JobInput { Type = media.Type, Media = media.Id }
        : new JobInput { Type = Modality.Text, Text = part.Text };
}
