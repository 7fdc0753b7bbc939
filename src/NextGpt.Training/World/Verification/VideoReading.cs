using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification;

/// <summary>What a video shows.</summary>
/// <param name="Size">The size that most frames agree on; null where they do not agree.</param>
/// <param name="Colour">Likewise.</param>
/// <param name="Shape">Likewise.</param>
/// <param name="Background">Likewise.</param>
/// <param name="Direction">Null where the object goes askew, jumps, or stands still.</param>
/// <param name="Speed">Null where it jumps, or its speed lies between the speeds or far off.</param>
/// <param name="Presence">The share of the frames that show exactly one object, 0 to 1.</param>
/// <param name="PixelsPerSecondRight">The mean speed to the right, in pixels of a picture of 64 x 64.</param>
/// <param name="PixelsPerSecondDown">The mean speed down.</param>
/// <param name="Unevenness">How far the object strays from an even, straight path: root of the mean square, in pixels.</param>
public sealed record VideoReading(
    Size? Size,
    Colour? Colour,
    Shape? Shape,
    Background? Background,
    Direction? Direction,
    Speed? Speed,
    double Presence,
    double PixelsPerSecondRight,
    double PixelsPerSecondDown,
    double Unevenness)
{
    // Of the world's 8 frames one may fail.
    private const double LeastPresence = 0.85;

    /// <summary>Whether the object is there in nearly all frames.</summary>
    public bool IsPresent => Presence >= LeastPresence;

    /// <summary>The scene; null where anything cannot be told.</summary>
    public VideoScene? Scene =>
        IsPresent && Size is Size size && Colour is Colour colour && Shape is Shape shape && Background is Background background && Direction is Direction direction && Speed is Speed speed
            ? new VideoScene(new ShapeObject(size, colour, shape), direction, speed, background)
            : null;
}
