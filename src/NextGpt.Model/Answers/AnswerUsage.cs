namespace NextGpt.Model.Answers;

/// <summary>What an answer took.</summary>
/// <param name="PromptTokens">Positions of the prompt, media included.</param>
/// <param name="CompletionTokens">Tokens that were written, signals included.</param>
/// <param name="DenoisingSteps">Denoising steps of all media.</param>
public sealed record AnswerUsage(int PromptTokens, int CompletionTokens, int DenoisingSteps);
