using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification.Pictures;

/// <summary>A shape laid over an object as well as it goes.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="X">Its centre, from the left, in pixels.</param>
/// <param name="Y">Its centre, from the top, in pixels.</param>
/// <param name="Radius">Its half-size in pixels.</param>
/// <param name="Overlap">Area in common over area of both, 0 to 1.</param>
internal readonly record struct ShapeFit(Shape Shape, float X, float Y, float Radius, float Overlap)
{
    // A fit that starts this far behind the best will not catch up by being moved a little.
    private const float Hopeless = 0.15f;
    private static readonly float[] Steps = [1, 0.5f, 0.25f];

    /// <summary>Area over the square of the half-size, in the order of the shapes.</summary>
    private static readonly float[] Areas = [MathF.PI, 3.24f, 2, 0.75f * MathF.PI, (4 * 0.72f) - (0.72f * 0.72f), 2.42f];

    /// <summary>The best fits of the shapes that come into question, the best first.</summary>
    public static IReadOnlyList<ShapeFit> Best(Cover cover)
    {
        ShapeFit[] starts = Array.ConvertAll(Enum.GetValues<Shape>(), shape => Start(shape, cover));
        float best = starts.Max(s => s.Overlap);
        return [.. starts.Where(s => s.Overlap >= best - Hopeless).Select(s => s.Refined(cover)).OrderByDescending(s => s.Overlap)];
    }

    /// <summary>Area and centroid of the cover give a start that is right but for clipping at the picture's edge.</summary>
    private static ShapeFit Start(Shape shape, Cover cover)
    {
        double area = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < cover.Values.Length; i++)
        {
            float value = cover.Values[i];
            if (value > 0)
            {
                area += value;
                sumX += value * ((i % cover.Width) + 0.5);
                sumY += value * ((i / cover.Width) + 0.5);
            }
        }

        area = Math.Max(area, 1);
        float radius = MathF.Sqrt((float)area / Areas[(int)shape]);
        float x = cover.Left + (float)(sumX / area);
        float y = cover.Top + (float)(sumY / area) - (shape == Shape.Triangle ? radius / 3 : 0);
        return new ShapeFit(shape, x, y, radius, Measure(shape, x, y, radius, cover));
    }

    private ShapeFit Refined(Cover cover)
    {
        ShapeFit best = this;
        foreach (float step in Steps)
        {
            bool moved = true;
            for (int round = 0; moved && round < 4; round++)
            {
                moved = false;
                ReadOnlySpan<(float X, float Y, float R)> moves = [(step, 0, 0), (-step, 0, 0), (0, step, 0), (0, -step, 0), (0, 0, step), (0, 0, -step)];
                foreach ((float x, float y, float r) in moves)
                {
                    float overlap = Measure(best.Shape, best.X + x, best.Y + y, best.Radius + r, cover);
                    if (overlap > best.Overlap)
                    {
                        best = new ShapeFit(best.Shape, best.X + x, best.Y + y, best.Radius + r, overlap);
                        moved = true;
                    }
                }
            }
        }

        return best;
    }

    private static float Measure(Shape shape, float x, float y, float radius, Cover cover)
    {
        float common = 0;
        float both = 0;
        ReadOnlySpan<float> values = cover.Values;
        for (int row = 0, i = 0; row < cover.Height; row++)
        {
            float dy = cover.Top + row + 0.5f - y;
            for (int column = 0; column < cover.Width; column++, i++)
            {
                float value = values[i];
                if (float.IsNaN(value))
                {
                    continue;
                }

                float distance = ShapeField.Distance(shape, cover.Left + column + 0.5f - x, dy, radius);
                float template = Cover.Sharpen(Math.Clamp(0.5f - distance, 0, 1));
                common += MathF.Max(0, MathF.Min(value, template));
                both += MathF.Max(MathF.Abs(value), template);
            }
        }

        return both == 0 ? 0 : common / both;
    }
}
