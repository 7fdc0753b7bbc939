using NextGpt.Api.Media.Uploads;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Api.Jobs;

/// <summary>A request and how it came.</summary>
/// <param name="Request">The request, its fields checked.</param>
public sealed record JobSubmission(JobRequest Request)
{
    /// <summary>Gets the id that the client chose; null has one made. The same id with the same request is the same job.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the client's idempotency key; null is none. The same key with the same request is the same job.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Gets who asks; null where nobody has to say who they are.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the media that came with this very request, by their ids; stored once an input names them.</summary>
    internal IReadOnlyDictionary<string, SpooledMedium> Files { get; init; } = new Dictionary<string, SpooledMedium>();

    /// <summary>Gets what errors call the pieces of the input, one each; null calls them <c>input[0]</c> and so on.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Gets the turns before, oldest first, of a client that tells of them itself; a request that names a conversation has none.</summary>
    public IReadOnlyList<AskedTurn> Earlier { get; init; } = [];

    /// <summary>Gets what the asker should know from the beginning.</summary>
    public IReadOnlyList<JobWarning> Warnings { get; init; } = [];

    /// <summary>Gets the ids of media that came with this very request; they go when the job is deleted.</summary>
    public IReadOnlyList<string> Brought { get; init; } = [];
}
