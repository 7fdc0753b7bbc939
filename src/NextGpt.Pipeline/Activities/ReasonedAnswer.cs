using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Activities;

/// <summary>What the language model answered, as it is stored between stages.</summary>
/// <param name="Parts">Text and groups in order.</param>
/// <param name="Finish">Why it stopped: <c>stop</c> or <c>length</c>.</param>
/// <param name="PromptTokens">Positions of the prompt.</param>
/// <param name="CompletionTokens">Tokens that were written.</param>
/// <param name="Warnings">What the asker should know.</param>
public sealed record ReasonedAnswer(
    IReadOnlyList<ReasonedAnswerPart> Parts, string Finish, int PromptTokens, int CompletionTokens, IReadOnlyList<JobWarning> Warnings);
