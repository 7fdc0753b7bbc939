using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Rendering;

/// <summary>Where things stand in a picture of 64 x 64 and how large they are, in pixels.</summary>
public static class PictureGeometry
{
    /// <summary>The side of the world's pictures in pixels.</summary>
    public const int Side = 64;

    /// <summary>The frames of a video.</summary>
    public const int Frames = 8;

    /// <summary>The frames a second of a video.</summary>
    public const double FramesPerSecond = 4;

    internal const float CentreJitter = 0.7f;
    internal const float RadiusJitter = 0.3f;
    internal const float SpeedJitter = 0.02f;

    /// <summary>The half-size of a shape in a picture.</summary>
    public static float Radius(Size size) => size == Size.Small ? 9.5f : 13.8f;

    /// <summary>The half-size of a shape in a video: a large one is a little smaller, so that a fast one stays inside.</summary>
    public static float VideoRadius(Size size) => size == Size.Small ? 9f : 13f;

    /// <summary>The centre of a place, from the top left.</summary>
    public static (float X, float Y) Centre(Place place) => place switch
    {
        Place.Left => (16, 32),
        Place.Right => (48, 32),
        Place.Top => (32, 16),
        Place.Bottom => (32, 48),
        Place.Middle => (32, 32),
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "Not a place of the world."),
    };

    /// <summary>The places of the first and of the second shape of a relation.</summary>
    public static (Place First, Place Second) Places(Relation relation) => relation switch
    {
        Relation.LeftOf => (Place.Left, Place.Right),
        Relation.RightOf => (Place.Right, Place.Left),
        Relation.Above => (Place.Top, Place.Bottom),
        Relation.Below => (Place.Bottom, Place.Top),
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "Not a relation of the world."),
    };

    /// <summary>The unit step of a direction, to the right and down.</summary>
    public static (int X, int Y) Step(Direction direction) => direction switch
    {
        Direction.Left => (-1, 0),
        Direction.Right => (1, 0),
        Direction.Up => (0, -1),
        Direction.Down => (0, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "Not a direction of the world."),
    };

    /// <summary>A speed in pixels a frame of a video of the world; times <see cref="FramesPerSecond"/> for pixels a second.</summary>
    public static float PixelsPerFrame(Speed speed) => speed == Speed.Slow ? 2.2f : 5f;
}
