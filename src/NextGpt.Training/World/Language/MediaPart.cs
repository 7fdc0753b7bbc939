namespace NextGpt.Training.World.Language;

/// <summary>A medium that the model reads: eight embeddings between the medium's tags.</summary>
/// <param name="Scene">What the medium shows.</param>
public sealed record MediaPart(Scene Scene) : DialoguePart;
