using NextGpt.Media.Images;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Verification.Pictures;

namespace NextGpt.Training.World.Verification;

/// <summary>
/// Looks at a picture and says which scene of the world it shows, by plain image processing and without any net.
/// It forgives what a decoder does to a picture (soft edges, noise, specks, a place a few pixels off), but no wrong or malformed object.
/// </summary>
public static class ImageVerifier
{
    // In levels, as a distance in RGB: noise of 20 levels in every channel stays far below once evened out, every colour of the world is twice as far from every background.
    private const float LeastContrast = 48;

    // In pixels of a picture of 64 x 64; the smallest shape of the world covers 130.
    private const int LeastArea = 40;
    private const int MostSpecks = 60;

    private const float LeastOverlap = 0.8f;
    private const float LeastMargin = 0.02f;

    /// <summary>Reads a picture of any size; it is first brought to 64 x 64.</summary>
    public static ImageReading Read(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Plane plane = Plane.Of(image);
        ((float R, float G, float B) backdrop, Background? background) = BackgroundReader.Read(plane);
        Plane smooth = plane.Smoothed();
        bool[] mask = new bool[Plane.Side * Plane.Side];
        for (int pixel = 0; pixel < mask.Length; pixel++)
        {
            mask[pixel] = ColourReader.Distance(smooth[pixel], backdrop) > LeastContrast;
        }

        ILookup<bool, Blob> blobs = Blob.Find(mask).ToLookup(b => b.Pixels.Count >= LeastArea);
        List<Blob> objects = [.. blobs[true].OrderByDescending(b => b.Pixels.Count)];
        return new ImageReading(background, [.. objects.Select(b => Read(plane, b, objects.Where(o => o != b), backdrop))], blobs[false].Sum(b => b.Pixels.Count));
    }

    /// <summary>Whether a picture shows a scene.</summary>
    public static bool Matches(ImageScene expected, RgbImage actual) => Compare(expected, actual).Matches;

    /// <summary>Compares a picture with a scene, attribute by attribute.</summary>
    public static SceneComparison Compare(ImageScene expected, RgbImage actual) => Compare(expected, Read(actual));

    /// <summary>Compares what was read with a scene, attribute by attribute.</summary>
    public static SceneComparison Compare(ImageScene expected, ImageReading actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        int count = expected.Second is null ? 1 : 2;
        List<AttributeResult> all =
        [
            AttributeResult.Of("count", count, (int?)actual.Objects.Count),
            AttributeResult.Of<Background>("background", expected.Background, actual.Background),
            new("tidiness", "Tidy", actual.SpeckArea <= MostSpecks ? "Tidy" : "Specks"),
        ];
        ShapeReading? largest = actual.Objects.ElementAtOrDefault(0);
        ShapeReading? next = actual.Objects.ElementAtOrDefault(1);
        if (expected.Second is ShapeObject second)
        {
            all.AddRange(new[] { Pair(expected, second, largest, next), Pair(expected, second, next, largest) }.MaxBy(p => p.Count(a => a.IsRight))!);
        }
        else
        {
            all.AddRange(ShapeComparison.Of(string.Empty, expected.First, largest));
            all.Add(AttributeResult.Of("place", expected.Place, largest is null ? null : ImageReading.PlaceOf(largest)));
        }

        return new SceneComparison(all);
    }

    private static List<AttributeResult> Pair(ImageScene expected, ShapeObject expectedSecond, ShapeReading? first, ShapeReading? second) =>
    [
        .. ShapeComparison.Of(string.Empty, expected.First, first),
        .. ShapeComparison.Of("second ", expectedSecond, second),
        AttributeResult.Of("relation", expected.Relation, first is null || second is null ? null : ImageReading.RelationOf(first, second)),
    ];

    private static ShapeReading Read(Plane plane, Blob blob, IEnumerable<Blob> others, (float R, float G, float B) backdrop)
    {
        (float R, float G, float B) colour = ColourReader.OfObject(plane, blob, backdrop);
        IReadOnlyList<ShapeFit> fits = ShapeFit.Best(new Cover(plane, blob, others, backdrop, colour));
        ShapeFit best = fits[0];
        bool clear = best.Overlap >= LeastOverlap && (fits.Count == 1 || best.Overlap - fits[1].Overlap >= LeastMargin);
        return new ShapeReading(ColourReader.Name(colour), clear ? best.Shape : null, SizeOf(best.Radius), best.X, best.Y, best.Radius, best.Overlap);
    }

    /// <summary>The half-sizes are 8 and 13.5 (12.5 in videos), each straying by half a pixel.</summary>
    private static Size? SizeOf(float radius) => radius switch
    {
        >= 6f and <= 11.2f => Size.Small,
        >= 11.7f and <= 17f => Size.Large,
        _ => null,
    };
}
