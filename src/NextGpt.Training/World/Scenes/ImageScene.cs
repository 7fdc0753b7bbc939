namespace NextGpt.Training.World.Scenes;

/// <summary>One coloured shape.</summary>
public readonly record struct ShapeObject(Size Size, Colour Colour, Shape Shape);

/// <summary>
/// A picture of one shape at a place, or of two shapes in a relation (then <see cref="Place"/> is not used).
/// The two shapes of a relation stand in the order in which the caption names them.
/// </summary>
public sealed record ImageScene(ShapeObject First, Place Place, Background Background, ShapeObject? Second = null, Relation Relation = Relation.LeftOf)
{
    /// <summary>
    /// The same picture as it is read off a canvas, the left or upper shape first. A picture does not tell in which order its shapes were
    /// once named, and "the first shape" of one that is given has to be a shape that can be seen to be the first.
    /// </summary>
    public ImageScene AsSeen() => (Second, Relation) switch
    {
        ({ } second, Relation.RightOf) => this with { First = second, Second = First, Relation = Relation.LeftOf },
        ({ } second, Relation.Below) => this with { First = second, Second = First, Relation = Relation.Above },
        _ => this,
    };
}
