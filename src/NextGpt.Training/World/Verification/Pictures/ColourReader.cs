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
        return (Middle(p => plane[p].R), Middle(p => plane[p].G), Middle(p => plane[p].B));

        float Middle(Func<int, float> channel)
        {
            float[] levels = [.. pixels.Select(channel)];
            Array.Sort(levels);
            return levels[levels.Length / 2];
        }
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
        int[] clear = [.. core];
        Array.Sort(Array.ConvertAll(clear, p => -Distance(plane[p], background)), clear);
        return Median(plane, clear[..((clear.Length + 1) / 2)]);
    }
}
