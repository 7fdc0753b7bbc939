using NextGpt.Model.Encoders;
using NextGpt.Model.Prompts;

namespace NextGpt.Model.Reasoning;

/// <summary>What the language model is to answer, and how.</summary>
/// <param name="Prompt">The laid-out conversation.</param>
/// <param name="Media">Its media; <see cref="MediaSegment.Medium"/> is the index in this list.</param>
/// <param name="MaxTokens">The most tokens to write, at least 1.</param>
/// <param name="Sampling">How tokens are chosen.</param>
/// <param name="Rules">What the answer must and must not hold.</param>
public sealed record ReasoningRequest(Prompt Prompt, IReadOnlyList<EncodedMedia> Media, int MaxTokens, SamplingOptions Sampling, ModalityRules Rules)
{
    /// <summary>Gets texts that end the answer beside the model's own; they do not stand in it.</summary>
    public IReadOnlyList<string> Stop { get; init; } = [];
}
