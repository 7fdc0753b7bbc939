namespace NextGpt.Server.Engine;

/// <summary>What is known of an instance.</summary>
public sealed record InstanceState
{
    /// <summary>Gets its id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets its number: later instances have higher ones.</summary>
    public long Number { get; init; }

    /// <summary>Gets the name of its orchestration.</summary>
    public required string Orchestration { get; init; }

    /// <summary>Gets its input as JSON.</summary>
    public required string Input { get; init; }

    /// <summary>Gets where it stands.</summary>
    public InstanceStatus Status { get; init; }

    /// <summary>Gets its custom status as JSON; null before it set one.</summary>
    public string? CustomStatus { get; init; }

    /// <summary>Gets what it returned, as JSON; null before.</summary>
    public string? Output { get; init; }

    /// <summary>Gets what it threw.</summary>
    public string? Error { get; init; }

    /// <summary>Gets when it was accepted, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Gets when it last changed, UTC.</summary>
    public DateTime ChangedAt { get; init; }

    /// <summary>Gets a value indicating whether it has ended.</summary>
    public bool IsEnded => Status is InstanceStatus.Completed or InstanceStatus.Failed;
}
