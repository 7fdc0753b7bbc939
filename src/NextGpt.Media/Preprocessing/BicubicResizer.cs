using NextGpt.Media.Images;

namespace NextGpt.Media.Preprocessing;

/// <summary>
/// Pillow's antialiased bicubic resize of 8-bit pictures: two passes, horizontal first, in fixed point of 22 bits,
/// rounded to 8 bits between them. Only the window that is asked for is computed, so that a picture of
/// 1 x 10,000 pixels costs no more than its crop.
/// </summary>
public static class BicubicResizer
{
    /// <summary>Resizes a whole picture.</summary>
    /// <param name="image">Any size.</param>
    /// <param name="width">In pixels, at least 1.</param>
    /// <param name="height">In pixels, at least 1.</param>
    /// <returns>The resized picture; the same object if the size is its own.</returns>
    public static RgbImage Resize(RgbImage image, int width, int height) => Resize(image, width, height, 0, 0, width, height);

    /// <summary>Resizes a picture and cuts a window out of the result.</summary>
    /// <param name="image">Any size.</param>
    /// <param name="width">Of the whole resized picture, at least 1.</param>
    /// <param name="height">Of the whole resized picture, at least 1.</param>
    /// <param name="left">First column of the window, in resized pixels.</param>
    /// <param name="top">First row of the window, in resized pixels.</param>
    /// <param name="windowWidth">Columns of the window, at least 1.</param>
    /// <param name="windowHeight">Rows of the window, at least 1.</param>
    /// <returns>The window; the same object if nothing changes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The window is empty or leaves the resized picture.</exception>
    public static RgbImage Resize(RgbImage image, int width, int height, int left, int top, int windowWidth, int windowHeight)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckWindow(width, left, windowWidth, nameof(windowWidth));
        CheckWindow(height, top, windowHeight, nameof(windowHeight));
        if (windowWidth == image.Width && windowHeight == image.Height && width == image.Width && height == image.Height)
        {
            return image;
        }

        BicubicWeights rows = new(image.Height, height, top, windowHeight);
        byte[] narrowed = Horizontal(image, width, left, windowWidth, rows.FirstNeeded, rows.NeededCount);
        return new RgbImage(windowWidth, windowHeight, Vertical(narrowed, windowWidth, rows));
    }

    private static byte[] Horizontal(RgbImage image, int width, int left, int windowWidth, int firstRow, int rowCount)
    {
        byte[] result = new byte[rowCount * windowWidth * 3];
        BicubicWeights columns = new(image.Width, width, left, windowWidth);
        for (int row = 0; row < rowCount; row++)
        {
            ReadOnlySpan<byte> source = image.Pixels.AsSpan((firstRow + row) * image.Width * 3, image.Width * 3);
            Span<byte> target = result.AsSpan(row * windowWidth * 3, windowWidth * 3);
            for (int x = 0; x < windowWidth; x++)
            {
                ReadOnlySpan<int> weights = columns.Weights(x);
                ReadOnlySpan<byte> taps = source.Slice(columns.First(x) * 3, weights.Length * 3);
                int red = BicubicWeights.Half, green = BicubicWeights.Half, blue = BicubicWeights.Half;
                for (int k = 0; k < weights.Length; k++)
                {
                    red += taps[k * 3] * weights[k];
                    green += taps[(k * 3) + 1] * weights[k];
                    blue += taps[(k * 3) + 2] * weights[k];
                }

                target[x * 3] = BicubicWeights.ToLevel(red);
                target[(x * 3) + 1] = BicubicWeights.ToLevel(green);
                target[(x * 3) + 2] = BicubicWeights.ToLevel(blue);
            }
        }

        return result;
    }

    private static byte[] Vertical(byte[] source, int width, BicubicWeights rows)
    {
        int stride = width * 3;
        byte[] result = new byte[rows.Count * stride];
        int[] sums = new int[stride];
        for (int y = 0; y < rows.Count; y++)
        {
            Array.Fill(sums, BicubicWeights.Half);
            ReadOnlySpan<int> weights = rows.Weights(y);
            for (int k = 0; k < weights.Length; k++)
            {
                ReadOnlySpan<byte> row = source.AsSpan((rows.First(y) - rows.FirstNeeded + k) * stride, stride);
                int weight = weights[k];
                for (int i = 0; i < row.Length; i++)
                {
                    sums[i] += row[i] * weight;
                }
            }

            Span<byte> target = result.AsSpan(y * stride, stride);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = BicubicWeights.ToLevel(sums[i]);
            }
        }

        return result;
    }

    private static void CheckWindow(int whole, int start, int length, string name)
    {
        if (whole < 1 || start < 0 || length < 1 || start > whole - length)
        {
            throw new ArgumentOutOfRangeException(name, length, $"The window starts at {start} and has {length} pixels; expected it to lie within {whole}.");
        }
    }
}
