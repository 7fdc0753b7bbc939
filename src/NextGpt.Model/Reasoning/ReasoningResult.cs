using NextGpt.Contracts;

namespace NextGpt.Model.Reasoning;

/// <summary>What the language model wrote.</summary>
/// <param name="Parts">Text and groups in the order in which they were written. Text of white space only is left out.</param>
/// <param name="Finish">Why it stopped.</param>
/// <param name="PromptTokens">Positions of the prompt.</param>
/// <param name="CompletionTokens">Tokens that were written, the end token not counted.</param>
/// <param name="CutGroup">The medium that was about to be asked for when the limit of tokens left no room for its group; null otherwise.</param>
public sealed record ReasoningResult(
    IReadOnlyList<ReasonedPart> Parts, FinishReason Finish, int PromptTokens, int CompletionTokens, Modality? CutGroup);
