namespace NextGpt.Model.Answers;

/// <summary>A question and its answer.</summary>
/// <param name="User">
/// Text and media. Media go before the text, as the model was trained, unless a medium stands between two texts: then all stay in place.
/// </param>
/// <param name="Assistant">The answer's parts in order, media that were made included; null in the last turn, which is to be answered.</param>
public sealed record ConversationTurn(IReadOnlyList<TurnPart> User, IReadOnlyList<TurnPart>? Assistant = null);
