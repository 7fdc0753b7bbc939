using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification.Pictures;

/// <summary>Names colours.</summary>
internal static class ColourReader
{
    private const float MostOff = 65;
    private const float LeastMargin = 0.8f;

    public static float Distance((float R, float G, float B) a, (float R, float G, float B) b) =>
        MathF.Sqrt(((a.R - b.R) * (a.R - b.R)) + ((a.G - b.G) * (a.G - b.G)) + ((a.B - b.B) * (a.B - b.B)));

    /// <summary>The median of each channel; the list is not empty.</summary>
    public static (float R, float G, float B) Median(Plane plane, IReadOnlyCollection<int> pixels)
    {
        return (Middle(pixels.Select(p => plane[p].R)), Middle(pixels.Select(p => plane[p].G)), Middle(pixels.Select(p => plane[p].B)));
        float Middle(IEnumerable<float> values) => values.Order().ElementAt(pixels.Count / 2);
    }

    /// <summary>The nearest of the world's colours; null where none is near, or two are about as near.</summary>
    public static Colour? Name((float R, float G, float B) colour)
    {
        var nearest = Enum.GetValues<Colour>()
            .Select(c => (Colour: c, Distance: Distance(colour, (Palette.Of(c).R, Palette.Of(c).G, Palette.Of(c).B))))
            .OrderBy(c => c.Distance)
            .Take(2)
            .ToArray();
        return nearest[0].Distance <= MostOff && nearest[0].Distance <= nearest[1].Distance * LeastMargin ? nearest[0].Colour : null;
    }

    /// <summary>
    /// The colour of an object: the median of its inner pixels, and of these the half that stands out most, for the others may be mixed with the background.
    /// </summary>
    public static (float R, float G, float B) OfObject(Plane plane, Blob blob, (float R, float G, float B) background)
    {
        List<int> inner = blob.Inner();
        List<int> core = inner.Count == 0 ? blob.Pixels : inner;
        List<int> clear = [.. core.OrderByDescending(p => Distance(plane[p], background)).Take((core.Count + 1) / 2)];
        return Median(plane, clear);
    }
}
