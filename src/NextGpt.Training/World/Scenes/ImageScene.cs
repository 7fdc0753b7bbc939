namespace NextGpt.Training.World.Scenes;

/// <summary>One coloured shape.</summary>
public readonly record struct ShapeObject(Size Size, Colour Colour, Shape Shape);

/// <summary>
/// A picture of one shape at a place, or of two shapes in a relation (then <see cref="Place"/> is not used).
/// The two shapes of a relation stand in the order in which the caption names them.
/// </summary>
public sealed record ImageScene(ShapeObject First, Place Place, Background Background, ShapeObject? Second = null, Relation Relation = Relation.LeftOf);
