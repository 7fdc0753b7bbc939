using NextGpt.Media.Images;
using NextGpt.Training.World.Rendering;

namespace NextGpt.Training.World.Verification.Pictures;

/// <summary>A picture brought to 64 x 64, as floats.</summary>
internal sealed class Plane
{
    public const int Side = PictureGeometry.Side;

    private readonly float[] _levels;

    private Plane(float[] levels) => _levels = levels;

    /// <summary>The colour of a pixel, each channel 0-255.</summary>
    public (float R, float G, float B) this[int pixel] => (_levels[pixel * 3], _levels[(pixel * 3) + 1], _levels[(pixel * 3) + 2]);

    public static Plane Of(RgbImage image)
    {
        float[] source = Array.ConvertAll(image.Pixels, p => (float)p);
        if (image.Width == Side && image.Height == Side)
        {
            return new Plane(source);
        }

        float[] narrow = Resize(source, image.Width, image.Height, (3, image.Width * 3), (3, Side * 3));
        return new Plane(Resize(narrow, image.Height, Side, (Side * 3, 3), (Side * 3, 3)));
    }

    /// <summary>The picture with its noise evened out by (1 2 1) / 4 along both axes: enough to tell what belongs together, too soft to tell shapes.</summary>
    public Plane Smoothed()
    {
        float[] rows = new float[_levels.Length];
        float[] both = new float[_levels.Length];
        for (int i = 0; i < _levels.Length; i++)
        {
            int x = i / 3 % Side;
            rows[i] = (_levels[x > 0 ? i - 3 : i] + (2 * _levels[i]) + _levels[x < Side - 1 ? i + 3 : i]) / 4;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            int row = Side * 3;
            both[i] = (rows[i >= row ? i - row : i] + (2 * rows[i]) + rows[i < rows.Length - row ? i + row : i]) / 4;
        }

        return new Plane(both);
    }

    /// <summary>Brings one axis to the side with a triangle filter as wide as a target pixel (or a source pixel, when that is wider).</summary>
    /// <param name="source">Levels of all pixels and channels.</param>
    /// <param name="length">The length of that axis.</param>
    /// <param name="lines">The length of the other axis.</param>
    /// <param name="from">How far apart in the source two neighbours along the axis are, and two lines.</param>
    /// <param name="to">The same in the result.</param>
    private static float[] Resize(float[] source, int length, int lines, (int Step, int Line) from, (int Step, int Line) to)
    {
        float[] target = new float[lines * Side * 3];
        double scale = (double)length / Side;
        double reach = Math.Max(1, scale);
        for (int t = 0; t < Side; t++)
        {
            double centre = ((t + 0.5) * scale) - 0.5;
            int first = Math.Max(0, (int)Math.Ceiling(centre - reach));
            int last = Math.Min(length - 1, (int)Math.Floor(centre + reach));
            double sum = 0;
            for (int s = first; s <= last; s++)
            {
                sum += 1 - (Math.Abs(s - centre) / reach);
            }

            for (int s = first; s <= last; s++)
            {
                float weight = (float)((1 - (Math.Abs(s - centre) / reach)) / sum);
                for (int line = 0; line < lines; line++)
                {
                    int at = (t * to.Step) + (line * to.Line);
                    int of = (s * from.Step) + (line * from.Line);
                    target[at] += weight * source[of];
                    target[at + 1] += weight * source[of + 1];
                    target[at + 2] += weight * source[of + 2];
                }
            }
        }

        return target;
    }
}
