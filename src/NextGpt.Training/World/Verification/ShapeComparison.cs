using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification;

/// <summary>Compares one object.</summary>
internal static class ShapeComparison
{
    public static IEnumerable<AttributeResult> Of(string prefix, ShapeObject expected, ShapeReading? actual) =>
        Of(prefix, expected, actual?.Size, actual?.Colour, actual?.Shape);

    public static IEnumerable<AttributeResult> Of(string prefix, ShapeObject expected, Size? size, Colour? colour, Shape? shape) =>
    [
        AttributeResult.Of(prefix + "size", expected.Size, size),
        AttributeResult.Of(prefix + "colour", expected.Colour, colour),
        AttributeResult.Of(prefix + "shape", expected.Shape, shape),
    ];
}
