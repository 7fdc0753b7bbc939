using SkiaSharp;

namespace NextGpt.Media.Images;

/// <summary>Turns decoded pixels upright: the eight orientations that EXIF knows.</summary>
internal static class PictureOrientation
{
    /// <summary>Tells whether an orientation exchanges width and height.</summary>
    public static bool SwapsSides(SKEncodedOrigin origin) =>
        origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    /// <summary>Copies RGBA pixels upright and composites them on white.</summary>
    /// <param name="pixels">[height, rowBytes], RGBA, not premultiplied.</param>
    /// <param name="width">As stored.</param>
    /// <param name="height">As stored.</param>
    /// <param name="rowBytes">Bytes from one row to the next.</param>
    /// <param name="origin">Where the stored top left belongs.</param>
    /// <returns>The upright picture.</returns>
    public static RgbImage Upright(ReadOnlySpan<byte> pixels, int width, int height, int rowBytes, SKEncodedOrigin origin)
    {
        (int columns, int rows) = SwapsSides(origin) ? (height, width) : (width, height);
        byte[] result = new byte[columns * rows * 3];
        (int start, int right, int down) = Walk(origin, width, height, rowBytes);
        for (int y = 0, to = 0; y < rows; y++)
        {
            int from = start + (y * down);
            for (int x = 0; x < columns; x++, to += 3, from += right)
            {
                int alpha = pixels[from + 3];
                result[to] = OnWhite(pixels[from], alpha);
                result[to + 1] = OnWhite(pixels[from + 1], alpha);
                result[to + 2] = OnWhite(pixels[from + 2], alpha);
            }
        }

        return new RgbImage(columns, rows, result);
    }

    // Where the upright top left is stored, and the steps in the stored bytes for one pixel to the right and one down.
    private static (int Start, int Right, int Down) Walk(SKEncodedOrigin origin, int width, int height, int rowBytes)
    {
        int lastColumn = (width - 1) * 4;
        int lastRow = (height - 1) * rowBytes;
        return origin switch
        {
            SKEncodedOrigin.TopRight => (lastColumn, -4, rowBytes),
            SKEncodedOrigin.BottomRight => (lastRow + lastColumn, -4, -rowBytes),
            SKEncodedOrigin.BottomLeft => (lastRow, 4, -rowBytes),
            SKEncodedOrigin.LeftTop => (0, rowBytes, 4),
            SKEncodedOrigin.RightTop => (lastRow, -rowBytes, 4),
            SKEncodedOrigin.RightBottom => (lastRow + lastColumn, -rowBytes, -4),
            SKEncodedOrigin.LeftBottom => (lastColumn, rowBytes, -4),
            _ => (0, 4, rowBytes),
        };
    }

    private static byte OnWhite(int level, int alpha) => (byte)(((level * alpha) + (255 * (255 - alpha)) + 127) / 255);
}
