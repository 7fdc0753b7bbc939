namespace NextGpt.Training.World.Language.Composition;

/// <summary>A scene in which one attribute became another.</summary>
/// <param name="Source">The scene before.</param>
/// <param name="Result">The scene after.</param>
/// <param name="Attribute">Which attribute.</param>
/// <param name="OfSecond">Whether it is the second of two shapes.</param>
internal sealed record Change(Scene Source, Scene Result, Left Attribute, bool OfSecond = false);
