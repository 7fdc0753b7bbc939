using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Messages;

/// <summary>Asks for the answer to be put together.</summary>
public sealed record AssembleInput : IActivityInput
{
    /// <inheritdoc/>
    public required string Job { get; init; }

    /// <summary>Gets the digest of the bundle.</summary>
    public required string BundleDigest { get; init; }

    /// <summary>Gets which making of the answer this is: 0, and one more for each retry of a part.</summary>
    public int Revision { get; init; }

    /// <summary>Gets the stored request.</summary>
    public required ArtifactReference Request { get; init; }

    /// <summary>Gets the answer that this one follows; null for the first.</summary>
    public ArtifactReference? Previous { get; init; }

    /// <summary>Gets what the encoders did; null when they did not come to an end.</summary>
    public EncodeSummary? Encoded { get; init; }

    /// <summary>Gets what the language model did; null when it did not come to an end.</summary>
    public ReasonResult? Reasoned { get; init; }

    /// <summary>Gets how the making of each medium ended, in the order of the parts.</summary>
    public IReadOnlyList<PartOutcome> Parts { get; init; } = [];

    /// <summary>Gets a value indicating whether the asker stopped it.</summary>
    public bool Canceled { get; init; }

    /// <summary>Gets why there is no answer.</summary>
    public JobError? Error { get; init; }

    /// <summary>Gets the seed of everything that was drawn.</summary>
    public long Seed { get; init; }

    /// <summary>Gets when the job was accepted, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Gets when work on it began, UTC.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>Gets when its last part was made, UTC.</summary>
    public DateTime EndedAt { get; init; }

    /// <inheritdoc/>
    public required DateTime Deadline { get; init; }
}
