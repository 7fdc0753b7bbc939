using NextGpt.Training.World.Language;

namespace NextGpt.Training.Datasets;

/// <summary>A conversation as it is read back.</summary>
/// <param name="Turns">The turns; what the media show is read from their captions.</param>
/// <param name="Files">The media's files in the order in which they occur in the turns, relative to the media folder.</param>
public sealed record StoredDialogue(IReadOnlyList<DialogueTurn> Turns, IReadOnlyList<string> Files);
