using NextGpt.Contracts;

namespace NextGpt.Model.Bundles.Manifest;

/// <summary>
/// The pieces that stand around turns and media. A piece that is an added token of the tokenizer becomes that one id;
/// any other piece is encoded as text.
/// </summary>
public sealed record PromptManifest
{
    /// <summary>Gets what opens a user's turn.</summary>
    public required string UserOpen { get; init; }

    /// <summary>Gets what stands between a user's turn and the answer.</summary>
    public required string AssistantOpen { get; init; }

    /// <summary>Gets what closes an answer.</summary>
    public required string TurnClose { get; init; }

    /// <summary>Gets what stands before a medium's embeddings.</summary>
    public required string MediaOpen { get; init; }

    /// <summary>Gets what stands after a medium's embeddings.</summary>
    public required string MediaClose { get; init; }

    /// <summary>Gets the texts at which generation stops; they and what follows are cut. Matched on token ids and on decoded text.</summary>
    public required IReadOnlyList<string> StopSequences { get; init; }

    /// <summary>
    /// Gets, by modality, the words with which the model begins to speak of a medium that it makes. Where a medium is required and the model would
    /// stop without it, these are written for it first, so that what its signals are read from speaks of that medium. May be left out.
    /// </summary>
    public IReadOnlyDictionary<Modality, string>? Openings { get; init; }
}
