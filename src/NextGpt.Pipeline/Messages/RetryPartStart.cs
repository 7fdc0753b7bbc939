using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Messages;

/// <summary>What the retry of one part starts from.</summary>
public sealed record RetryPartStart
{
    /// <summary>Gets the job's id; the instance has one of its own.</summary>
    public required string Job { get; init; }

    /// <summary>Gets the digest of the bundle that answers.</summary>
    public required string BundleDigest { get; init; }

    /// <summary>Gets the stored request.</summary>
    public required ArtifactReference Request { get; init; }

    /// <summary>Gets the answer that lacks the part.</summary>
    public required ArtifactReference Previous { get; init; }

    /// <summary>Gets which making of the answer comes next, at least 1.</summary>
    public required int Revision { get; init; }

    /// <summary>Gets the group of the part.</summary>
    public required ClosedGroup Group { get; init; }

    /// <summary>Gets the decoder's id; null is the default of the modality.</summary>
    public string? Decoder { get; init; }

    /// <summary>Gets the seed of the whole request.</summary>
    public long Seed { get; init; }

    /// <summary>Gets the denoising steps; null is the decoder's default.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets the guidance scale; null is the decoder's default.</summary>
    public float? Guidance { get; init; }

    /// <summary>Gets when the retry was accepted, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Gets how long each stage may take.</summary>
    public StageLimits Limits { get; init; } = new();

    /// <summary>Gets when the engine calls an activity again.</summary>
    public RetryPolicy Retry { get; init; } = new();
}
