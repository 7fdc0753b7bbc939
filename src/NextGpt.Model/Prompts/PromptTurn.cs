namespace NextGpt.Model.Prompts;

/// <summary>A question and its answer.</summary>
/// <param name="User">
/// What the user gave: text and media. Media go before the text, unless a medium stands between two texts: then all stay where they are.
/// </param>
/// <param name="Assistant">
/// What was answered, in order: text, media that were made (earlier turns), signal groups (the answer that a model is trained on).
/// Null where the answer is still to come; in the last turn only.
/// </param>
public sealed record PromptTurn(IReadOnlyList<PromptPart> User, IReadOnlyList<PromptPart>? Assistant = null);
