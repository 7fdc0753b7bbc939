namespace NextGpt.Training.World.Language;

/// <summary>What one sentence of a reply has to say. Compared without case and punctuation, by whole words.</summary>
/// <param name="Required">Phrases that must all occur.</param>
/// <param name="Forbidden">Phrases none of which may occur.</param>
public sealed record ExpectedSentence(IReadOnlyList<string> Required, IReadOnlyList<string> Forbidden);
