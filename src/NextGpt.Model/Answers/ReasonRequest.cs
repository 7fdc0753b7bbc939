using NextGpt.Model.Reasoning;

namespace NextGpt.Model.Answers;

/// <summary>What the language model is to answer.</summary>
public sealed record ReasonRequest
{
    /// <summary>The most tokens of an answer when a request names no limit, as far as the context has room for them.</summary>
    public const int DefaultMaxTokens = 256;

    /// <summary>Gets the conversation, the question at hand last.</summary>
    public required IReadOnlyList<ConversationTurn> Turns { get; init; }

    /// <summary>
    /// Gets the most tokens to write. Null is <see cref="DefaultMaxTokens"/> or what the prompt leaves, whichever is less; at least a quarter
    /// of the context is kept for it, and turns that do not fit beside that are left out.
    /// </summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets how tokens are chosen.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>Gets what the answer must and must not hold.</summary>
    public ModalityRules Rules { get; init; } = new();

    /// <summary>Gets texts that end the answer beside the model's own; they do not stand in it.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];
}
