using NextGpt.Contracts;
using NextGpt.Model.Reasoning;

namespace NextGpt.Model.Answers;

/// <summary>A question to a model, with everything that decides its answer.</summary>
public sealed record AnswerRequest
{
    /// <summary>Gets the conversation, the question at hand last.</summary>
    public required IReadOnlyList<ConversationTurn> Turns { get; init; }

    /// <summary>Gets what the answer must and must not hold.</summary>
    public ModalityRules Rules { get; init; } = new();

    /// <summary>Gets the seed of everything that is drawn: tokens and noise.</summary>
    public long Seed { get; init; }

    /// <summary>Gets the most tokens to write; null is the default of <see cref="ReasonRequest"/>.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets the temperature, 0 to 10; 0 takes the best token always.</summary>
    public float Temperature { get; init; }

    /// <summary>Gets the share of probability that is chosen from, above 0 to 1.</summary>
    public float TopP { get; init; } = 1;

    /// <summary>Gets how many of the best tokens are chosen from; 0 is all.</summary>
    public int TopK { get; init; }

    /// <summary>Gets the denoising steps of every medium; null is each decoder's default.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets the guidance scale of every medium; null is each decoder's default.</summary>
    public float? Guidance { get; init; }

    /// <summary>Gets the ids of decoders that are to be used instead of the defaults.</summary>
    public IReadOnlyDictionary<Modality, string> Decoders { get; init; } = new Dictionary<Modality, string>();
}
