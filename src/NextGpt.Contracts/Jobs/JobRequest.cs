namespace NextGpt.Contracts.Jobs;

/// <summary>What a client asks for. Media are named, never held.</summary>
public sealed record JobRequest
{
    /// <summary>Gets text and media in the order in which they are read, at least one.</summary>
    public required IReadOnlyList<JobInput> Input { get; init; }

    /// <summary>Gets the conversation to go on with; null begins one.</summary>
    public string? Conversation { get; init; }

    /// <summary>Gets the model's name; null is the service's own.</summary>
    public string? Model { get; init; }

    /// <summary>Gets exactly the kinds that the answer holds; null is the model's choice.</summary>
    public IReadOnlyList<Modality>? Modalities { get; init; }

    /// <summary>Gets the kinds that the answer must not hold.</summary>
    public IReadOnlyList<Modality>? Forbid { get; init; }

    /// <summary>Gets how the answer is made; null is the defaults.</summary>
    public JobGeneration? Generation { get; init; }

    /// <summary>Gets how long the job may take from its acceptance on, in seconds; null is as long as its stages may.</summary>
    public double? DeadlineSeconds { get; init; }

    /// <summary>Gets where its end is announced; null is nowhere.</summary>
    public JobWebhook? Webhook { get; init; }

    /// <summary>Gets what the client wants to find again with the job.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
