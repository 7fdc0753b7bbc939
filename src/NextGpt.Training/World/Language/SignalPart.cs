namespace NextGpt.Training.World.Language;

/// <summary>
/// A medium that the assistant makes: in the last turn its signal group, which follows the sentence that restates the scene;
/// in an earlier turn of the history it stands as the eight embeddings of the medium that was made.
/// </summary>
/// <param name="Scene">What the medium shows.</param>
public sealed record SignalPart(Scene Scene) : DialoguePart;
