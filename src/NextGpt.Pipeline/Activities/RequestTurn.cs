namespace NextGpt.Pipeline.Activities;

/// <summary>A question and its answer.</summary>
/// <param name="User">Text and media in order.</param>
/// <param name="Assistant">The answer; null in the last turn.</param>
public sealed record RequestTurn(IReadOnlyList<RequestPart> User, IReadOnlyList<RequestPart>? Assistant = null);
