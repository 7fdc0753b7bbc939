namespace NextGpt.Model.Prompts;

/// <summary>A medium, whose embeddings take the place of tokens.</summary>
/// <param name="Medium">The caller's number for it; comes back in <see cref="MediaSegment.Medium"/>.</param>
/// <param name="Positions">How many positions its embeddings take, at least 1.</param>
public sealed record MediaPart(int Medium, int Positions) : PromptPart;
