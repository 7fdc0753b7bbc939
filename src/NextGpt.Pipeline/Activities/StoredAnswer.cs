using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Activities;

/// <summary>An answer as it is stored: what clients see of it, and what the retry of a part needs.</summary>
public sealed record StoredAnswer
{
    /// <summary>Gets the job's id.</summary>
    public required string Job { get; init; }

    /// <summary>Gets which making of the answer this is, from 0.</summary>
    public int Revision { get; init; }

    /// <summary>Gets what the job came to.</summary>
    public required JobStatus Status { get; init; }

    /// <summary>Gets the parts in the order in which the model wrote them.</summary>
    public required IReadOnlyList<JobPart> Parts { get; init; }

    /// <summary>Gets the groups of those parts that are media.</summary>
    public IReadOnlyList<ClosedGroup> Groups { get; init; } = [];

    /// <summary>Gets what made the answer; null when the language model did not come to an end.</summary>
    public JobReceipt? Receipt { get; init; }

    /// <summary>Gets what the asker should know.</summary>
    public IReadOnlyList<JobWarning> Warnings { get; init; } = [];

    /// <summary>Gets why there is no answer.</summary>
    public JobError? Error { get; init; }

    /// <summary>Gets when work began, UTC.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>Gets when the last part was made, UTC.</summary>
    public DateTime EndedAt { get; init; }
}
