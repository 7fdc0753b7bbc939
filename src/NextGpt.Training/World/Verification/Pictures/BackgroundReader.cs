using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification.Pictures;

/// <summary>Tells the background from the picture's border.</summary>
internal static class BackgroundReader
{
    private const int Border = 2;
    private const float MostOff = 45;
    private const double LeastShare = 0.6;

    /// <summary>The median colour of the border, and the background it is; null where it is none of them or the border is not of one colour.</summary>
    public static ((float R, float G, float B) Colour, Background? Background) Read(Plane plane)
    {
        List<int> border = [];
        for (int pixel = 0; pixel < Plane.Side * Plane.Side; pixel++)
        {
            int x = pixel % Plane.Side;
            int y = pixel / Plane.Side;
            if (Math.Min(Math.Min(x, y), Plane.Side - 1 - Math.Max(x, y)) < Border)
            {
                border.Add(pixel);
            }
        }

        (float R, float G, float B) median = ColourReader.Median(plane, border);
        double share = border.Count(pixel => ColourReader.Distance(plane[pixel], median) < MostOff) / (double)border.Count;
        foreach (Background background in Enum.GetValues<Background>())
        {
            float level = Palette.Of(background);
            float off = Math.Max(Math.Abs(median.R - level), Math.Max(Math.Abs(median.G - level), Math.Abs(median.B - level)));
            if (off < MostOff && share >= LeastShare)
            {
                return (median, background);
            }
        }

        return (median, null);
    }
}
