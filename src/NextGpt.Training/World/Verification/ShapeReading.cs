using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification;

/// <summary>One object found in a picture; positions in the pixels of a picture of 64 x 64.</summary>
/// <param name="Colour">Null where no colour of the world is near enough.</param>
/// <param name="Shape">Null where the outline fits no shape well, or two about as well.</param>
/// <param name="Size">Null where the half-size lies between the sizes or far off.</param>
/// <param name="X">The centre, from the left.</param>
/// <param name="Y">The centre, from the top.</param>
/// <param name="Radius">The half-size of the shape that fits best.</param>
/// <param name="Overlap">How well it fits: area in common over area of both, 0 to 1.</param>
public sealed record ShapeReading(Colour? Colour, Shape? Shape, Size? Size, double X, double Y, double Radius, double Overlap)
{
    /// <summary>The object with all that a scene says of it; null where something cannot be told.</summary>
    public ShapeObject? Subject => Size is Size size && Colour is Colour colour && Shape is Shape shape ? new ShapeObject(size, colour, shape) : null;
}
