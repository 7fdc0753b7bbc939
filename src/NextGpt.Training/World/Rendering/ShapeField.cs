using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Rendering;

/// <summary>The outlines of the shapes as signed distance fields.</summary>
internal static class ShapeField
{
    private const float Sqrt2 = 1.41421356f;
    private const float Sqrt5 = 2.23606798f;

    /// <summary>How far a shape of half-size 1 reaches from its centre along an axis, at most.</summary>
    public const float MaximumReach = 1.1f;

    /// <summary>The signed distance from a point to the outline: below 0 inside. Near corners it is a lower bound, which is enough for anti-aliasing.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="dx">To the right of the centre.</param>
    /// <param name="dy">Below the centre.</param>
    /// <param name="r">The half-size in the same units.</param>
    public static float Distance(Shape shape, float dx, float dy, float r)
    {
        float ax = MathF.Abs(dx);
        float ay = MathF.Abs(dy);
        switch (shape)
        {
            case Shape.Circle:
                return MathF.Sqrt((dx * dx) + (dy * dy)) - r;
            case Shape.Square:
                return MathF.Max(ax, ay) - (0.9f * r);
            case Shape.Triangle:
                return MathF.Max(dy - r, ((2 * ax) - (dy + r)) / Sqrt5);
            case Shape.Ring:
                return MathF.Abs(MathF.Sqrt((dx * dx) + (dy * dy)) - (0.75f * r)) - (0.25f * r);
            case Shape.Cross:
                float t = 0.36f * r;
                return MathF.Min(MathF.Max(ax - r, ay - t), MathF.Max(ax - t, ay - r));
            case Shape.Diamond:
                return (ax + ay - (1.1f * r)) / Sqrt2;
            default:
                throw new ArgumentOutOfRangeException(nameof(shape), shape, "Not a shape of the world.");
        }
    }
}
