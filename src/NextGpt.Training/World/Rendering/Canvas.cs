using NextGpt.Media.Images;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Rendering;

/// <summary>A square picture in the making; positions are in the pixels of a picture of 64 x 64.</summary>
internal sealed class Canvas
{
    private readonly byte[] _pixels;
    private readonly int _side;
    private readonly float _scale;

    public Canvas(int side, byte background)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 8);
        _side = side;
        _scale = (float)side / PictureGeometry.Side;
        _pixels = new byte[side * side * 3];
        Array.Fill(_pixels, background);
    }

    /// <summary>Paints a shape over what is there, its edge anti-aliased.</summary>
    public void Paint(Shape shape, float centreX, float centreY, float radius, Rgb colour)
    {
        float cx = centreX * _scale;
        float cy = centreY * _scale;
        float r = radius * _scale;
        float reach = (r * ShapeField.MaximumReach) + 1;
        int left = Math.Max(0, (int)MathF.Floor(cx - reach));
        int right = Math.Min(_side - 1, (int)MathF.Ceiling(cx + reach));
        int top = Math.Max(0, (int)MathF.Floor(cy - reach));
        int bottom = Math.Min(_side - 1, (int)MathF.Ceiling(cy + reach));
        for (int y = top; y <= bottom; y++)
        {
            float dy = y + 0.5f - cy;
            int at = ((y * _side) + left) * 3;
            for (int x = left; x <= right; x++, at += 3)
            {
                float coverage = 0.5f - ShapeField.Distance(shape, x + 0.5f - cx, dy, r);
                if (coverage <= 0)
                {
                    continue;
                }

                coverage = MathF.Min(coverage, 1);
                _pixels[at] = Mix(_pixels[at], colour.R, coverage);
                _pixels[at + 1] = Mix(_pixels[at + 1], colour.G, coverage);
                _pixels[at + 2] = Mix(_pixels[at + 2], colour.B, coverage);
            }
        }
    }

    /// <summary>The picture, which takes the pixels over.</summary>
    public RgbImage ToImage() => new(_side, _side, _pixels);

    private static byte Mix(byte below, byte above, float coverage) => (byte)(below + ((above - below) * coverage) + 0.5f);
}
