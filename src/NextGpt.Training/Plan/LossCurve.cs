using System.Globalization;
using NextGpt.Media.Images;

namespace NextGpt.Training.Plan;

/// <summary>Draws the losses of a stage's log as a picture: steps from left to right, the logarithm of the loss upwards.</summary>
public static class LossCurve
{
    private const int Width = 800;
    private const int Height = 400;
    private const int Margin = 20;

    /// <summary>Draws STAGE.png beside STAGE.csv; a stage without a log has none.</summary>
    /// <returns>True where there was something to draw.</returns>
    public static bool Draw(string directory, string stage)
    {
        string log = Path.Combine(directory, stage + ".csv");
        if (!File.Exists(log))
        {
            return false;
        }

        (double Step, double Loss)[] points =
        [
            .. File.ReadLines(log).Select(line => line.Split(',')).Where(fields => fields.Length == 3)
                .Select(fields => (double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture))),
        ];
        if (points.Length == 0)
        {
            return false;
        }

        File.WriteAllBytes(Path.Combine(directory, stage + ".png"), ImageEncoder.ToPng(Plot(points)));
        return true;
    }

    private static RgbImage Plot((double Step, double Loss)[] points)
    {
        byte[] pixels = new byte[Width * Height * 3];
        Array.Fill(pixels, (byte)255);
        double last = Math.Max(points[^1].Step, 1);
        double low = Math.Log(Math.Max(points.Min(point => point.Loss), 1e-6));
        double high = Math.Max(Math.Log(Math.Max(points.Max(point => point.Loss), 1e-6)), low + 1e-3);
        for (int decade = -6; decade <= 3; decade++)
        {
            double y = (decade * Math.Log(10) - low) / (high - low);
            if (y is >= 0 and <= 1)
            {
                Line(pixels, (Margin, Y(y)), (Width - Margin, Y(y)), 210);
            }
        }

        (int X, int Y)[] path = [.. points.Select(point => (Margin + (int)(point.Step / last * (Width - (2 * Margin))), Y((Math.Log(Math.Max(point.Loss, 1e-6)) - low) / (high - low))))];
        for (int i = 1; i < path.Length; i++)
        {
            Line(pixels, path[i - 1], path[i], 30);
        }

        return new RgbImage(Width, Height, pixels);
    }

    private static int Y(double share) => Height - Margin - (int)(share * (Height - (2 * Margin)));

    private static void Line(byte[] pixels, (int X, int Y) from, (int X, int Y) to, byte shade)
    {
        int steps = Math.Max(1, Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)));
        for (int i = 0; i <= steps; i++)
        {
            int x = from.X + ((to.X - from.X) * i / steps);
            int y = from.Y + ((to.Y - from.Y) * i / steps);
            int at = ((y * Width) + x) * 3;
            pixels[at] = shade;
            pixels[at + 1] = shade;
            pixels[at + 2] = (byte)Math.Min(255, shade + 40);
        }
    }
}
