using NextGpt.Model.Reasoning;

namespace NextGpt.Model.Answers;

/// <summary>What the language model is to answer.</summary>
public sealed record ReasonRequest
{
    /// <summary>The most tokens of an answer when a request names no limit; a quarter of the context where that is less.</summary>
    public const int DefaultMaxTokens = 256;

    /// <summary>Gets the conversation, the question at hand last.</summary>
    public required IReadOnlyList<ConversationTurn> Turns { get; init; }

    /// <summary>Gets the most tokens to write; null is <see cref="DefaultMaxTokens"/> or a quarter of the context, whichever is less.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets how tokens are chosen.</summary>
    public SamplingOptions Sampling { get; init; } = new();

    /// <summary>Gets what the answer must and must not hold.</summary>
    public ModalityRules Rules { get; init; } = new();
}
