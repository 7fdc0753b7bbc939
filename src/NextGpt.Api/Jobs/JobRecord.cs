using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Jobs;

/// <summary>What the service keeps of a job beside what the engine knows. Written once, before the job is started.</summary>
public sealed record JobRecord
{
    /// <summary>Gets what its orchestration starts from; the job's id and the moment of its acceptance are in it.</summary>
    public required JobStart Start { get; init; }

    /// <summary>Gets the SHA-256 of the request as it came, so that the same one can be told from another.</summary>
    public required string RequestSha256 { get; init; }

    /// <summary>Gets the model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the conversation that it belongs to.</summary>
    public required string Conversation { get; init; }

    /// <summary>Gets which turn of its conversation it is, from 0 on.</summary>
    public int Turn { get; init; }

    /// <summary>Gets whose it is; null where nobody has to say who they are.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets what the client wants to find again with it.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>Gets what was asked, each medium by the id that it has here.</summary>
    public IReadOnlyList<JobInput>? Input { get; init; }

    /// <summary>Gets the ids of the media that came with the request and are nobody else's.</summary>
    public IReadOnlyList<string> Brought { get; init; } = [];

    /// <summary>Gets what the asker should know from the beginning.</summary>
    public IReadOnlyList<JobWarning> Warnings { get; init; } = [];

    internal string Id => Start.Job;
}
