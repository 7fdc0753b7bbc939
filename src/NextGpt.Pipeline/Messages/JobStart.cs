using NextGpt.Contracts;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Messages;

/// <summary>What a job's orchestration starts from: references and settings. Whatever decides the answer is in here, never read from configuration later.</summary>
public sealed record JobStart
{
    /// <summary>Gets the job's id, which is also the instance's.</summary>
    public required string Job { get; init; }

    /// <summary>Gets the digest of the bundle that answers.</summary>
    public required string BundleDigest { get; init; }

    /// <summary>Gets where the stored <see cref="Activities.GenerationRequest"/> is.</summary>
    public required ArtifactReference Request { get; init; }

    /// <summary>Gets the media of the request and of the conversation before it, each once.</summary>
    public IReadOnlyList<MediaInput> Media { get; init; } = [];

    /// <summary>Gets the seed of everything that is drawn.</summary>
    public long Seed { get; init; }

    /// <summary>Gets the denoising steps of every medium; null is each decoder's default.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets the guidance scale of every medium; null is each decoder's default.</summary>
    public float? Guidance { get; init; }

    /// <summary>Gets the ids of decoders that are to be used instead of the defaults.</summary>
    public IReadOnlyDictionary<Modality, string> Decoders { get; init; } = new Dictionary<Modality, string>();

    /// <summary>Gets a value indicating whether a decoder starts as soon as its group closes, while the text goes on; otherwise all start when the text is complete.</summary>
    public bool EarlyStart { get; init; } = true;

    /// <summary>Gets when the job was accepted, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Gets how long the whole job may take from then on, in seconds; null is as long as its stages may.</summary>
    public double? DeadlineSeconds { get; init; }

    /// <summary>Gets how long each stage may take.</summary>
    public StageLimits Limits { get; init; } = new();

    /// <summary>Gets when the engine calls an activity again.</summary>
    public RetryPolicy Retry { get; init; } = new();

    /// <summary>Gets where the answer is announced; null is nowhere.</summary>
    public Uri? Webhook { get; init; }
}
