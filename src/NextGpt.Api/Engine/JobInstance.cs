using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Engine;

/// <summary>How an instance stands, in terms that every engine has.</summary>
public sealed record JobInstance
{
    /// <summary>Gets its id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets where it stands.</summary>
    public required JobPhase Phase { get; init; }

    /// <summary>Gets when it was accepted, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Gets what it shows of its work; null before it began.</summary>
    public JobProgress? Progress { get; init; }

    /// <summary>Gets what it came to; there as soon as it is known, be it before anybody was told of it.</summary>
    public JobOutcome? Outcome { get; init; }

    /// <summary>Gets a value indicating whether nothing of its answer will change any more.</summary>
    public bool IsSettled => Outcome is not null || Phase is JobPhase.Ended or JobPhase.Lost;
}
