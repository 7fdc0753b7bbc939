using NextGpt.Model.Reasoning;

namespace NextGpt.Model.Answers;

/// <summary>What the language model answered.</summary>
/// <param name="Result">The parts, and why it stopped.</param>
/// <param name="DroppedTurns">How many of the oldest turns did not fit the context and were left out.</param>
public sealed record ReasonOutcome(ReasoningResult Result, int DroppedTurns);
