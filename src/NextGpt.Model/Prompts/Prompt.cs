namespace NextGpt.Model.Prompts;

/// <summary>A laid-out sequence.</summary>
/// <param name="Segments">Its runs of positions, in order.</param>
/// <param name="Length">Its positions in all.</param>
/// <param name="DroppedTurns">How many of the oldest turns did not fit and were left out.</param>
public sealed record Prompt(IReadOnlyList<PromptSegment> Segments, int Length, int DroppedTurns);
