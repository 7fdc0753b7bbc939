using System.Text.Json;
using NextGpt.Media.Images;

namespace NextGpt.Media.Tests.Reference;

/// <summary>The recorded values and the inputs that their formulas give.</summary>
internal static class ReferenceVectors
{
    public static JsonElement Block(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reference", "media.json")));
        return document.RootElement.GetProperty(name).Clone();
    }

    public static float[] Waveform(int count, int rate) =>
        [.. Enumerable.Range(0, count).Select(k => (float)(
            (0.5 * Math.Sin(2 * Math.PI * 440.0 * k / rate))
            + (0.25 * Math.Sin((2 * Math.PI * 1234.5 * k / rate) + 0.3))
            + (0.1 * ((7919L * k % 1000 / 500.0) - 1))))];

    public static RgbImage Picture(int width, int height)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < 3; c++)
                {
                    pixels[(((y * width) + x) * 3) + c] = (byte)((7 * x) + (13 * y) + (29 * c) + (5 * (x * y % 17)) + (3 * (x / 9) * (y / 7)));
                }
            }
        }

        return new RgbImage(width, height, pixels);
    }

    public static double Largest(IEnumerable<double> differences) => differences.Select(Math.Abs).Max();
}
