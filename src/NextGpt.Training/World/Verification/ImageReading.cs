using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification;

/// <summary>What a picture shows.</summary>
/// <param name="Background">Null where the border is not of one of the world's backgrounds.</param>
/// <param name="Objects">What stands out of the background, the largest area first; specks left out.</param>
/// <param name="SpeckArea">The area of all specks, in pixels of a picture of 64 x 64.</param>
public sealed record ImageReading(Background? Background, IReadOnlyList<ShapeReading> Objects, int SpeckArea)
{
    // The places are 16 pixels apart, the shapes of a pair 32, and each strays by 1.5 in a picture as it should be.
    private const double PlaceTolerance = 6.5;
    private const double LeastApart = 20;
    private const double MostAskew = 9;

    /// <summary>The scene: two objects named from the left or from the top. Null where anything cannot be told.</summary>
    public ImageScene? Scene
    {
        get
        {
            if (Background is not Background background || Objects.Any(o => o.Subject is null))
            {
                return null;
            }

            return Objects.Count switch
            {
                1 when PlaceOf(Objects[0]) is Place place => new ImageScene(Objects[0].Subject!.Value, place, background),
                2 => Pair(Objects[0], Objects[1], background) ?? Pair(Objects[1], Objects[0], background),
                _ => null,
            };
        }
    }

    /// <summary>The place where a lone object stands; null where it stands between places.</summary>
    internal static Place? PlaceOf(ShapeReading reading)
    {
        foreach (Place place in Enum.GetValues<Place>())
        {
            (float x, float y) = PictureGeometry.Centre(place);
            if (Math.Abs(reading.X - x) <= PlaceTolerance && Math.Abs(reading.Y - y) <= PlaceTolerance)
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>How one object stands to another; null where they stand askew or too near.</summary>
    internal static Relation? RelationOf(ShapeReading first, ShapeReading second)
    {
        double right = second.X - first.X;
        double down = second.Y - first.Y;
        if (Math.Abs(right) >= LeastApart && Math.Abs(down) <= MostAskew)
        {
            return right > 0 ? Relation.LeftOf : Relation.RightOf;
        }

        if (Math.Abs(down) >= LeastApart && Math.Abs(right) <= MostAskew)
        {
            return down > 0 ? Relation.Above : Relation.Below;
        }

        return null;
    }

    private static ImageScene? Pair(ShapeReading first, ShapeReading second, Background background) =>
        RelationOf(first, second) is Relation relation and (Relation.LeftOf or Relation.Above)
            ? new ImageScene(first.Subject!.Value, Place.Middle, background, second.Subject, relation)
            : null;
}
