using NextGpt.Model.Reasoning;

namespace NextGpt.Model.Answers;

/// <summary>A whole answer.</summary>
/// <param name="Parts">Text and media in the order in which the model wrote them.</param>
/// <param name="Finish">Why the model stopped writing.</param>
/// <param name="Warnings">What the asker should know.</param>
/// <param name="Usage">What it took.</param>
/// <param name="Timings">How long it took.</param>
/// <param name="BundleDigest">The digest of the bundle that made it.</param>
public sealed record Answer(
    IReadOnlyList<AnswerPart> Parts, FinishReason Finish, IReadOnlyList<AnswerWarning> Warnings, AnswerUsage Usage, AnswerTimings Timings, string BundleDigest)
{
    /// <summary>Gets all text, its parts put together.</summary>
    public string Text => string.Concat(Parts.Select(p => p.Text));

    /// <summary>Makes this answer a turn of the conversation that goes on.</summary>
    /// <param name="question">The turn that it answers.</param>
    /// <returns>The turn with its answer.</returns>
    public ConversationTurn After(ConversationTurn question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question with { Assistant = [.. Parts.Select(p => p.Media is null ? TurnPart.Of(p.Text!) : TurnPart.Of(p.Media.Content))] };
    }
}
