namespace NextGpt.Training.World.Language;

/// <summary>What the text of a reply has to say, as data that a program checks.</summary>
/// <param name="Canonical">The reply that training teaches, without media.</param>
/// <param name="Sentences">What each sentence has to say, in the order of the reply.</param>
public sealed record Expectation(string Canonical, IReadOnlyList<ExpectedSentence> Sentences);
