using NextGpt.Media.Images;

namespace NextGpt.Media.Preprocessing;

/// <summary>
/// A frame as if resized bilinearly (half-pixel centres, no antialiasing) to a shorter side; values are computed where
/// they are read, so that only crops cost anything.
/// </summary>
internal sealed class BilinearFrame
{
    private readonly RgbImage _source;
    private readonly int _size;

    // Single precision as torch computes the positions; double would differ by more than the tolerance at steep edges.
    private readonly float _scaleX;
    private readonly float _scaleY;

    public BilinearFrame(RgbImage source, int size)
    {
        _source = source;
        _size = size;
        if (source.Width < source.Height)
        {
            Width = size;
            Height = (int)Math.Floor((double)source.Height / source.Width * size);
        }
        else
        {
            Width = (int)Math.Floor((double)source.Width / source.Height * size);
            Height = size;
        }

        _scaleX = (float)source.Width / Width;
        _scaleY = (float)source.Height / Height;
    }

    /// <summary>Gets the width after resizing.</summary>
    public int Width { get; }

    /// <summary>Gets the height after resizing.</summary>
    public int Height { get; }

    /// <summary>Tells the left and top of a square crop: 0 = left or top, 1 = middle, 2 = right or bottom.</summary>
    public (int Left, int Top) CropOffset(int position)
    {
        int middleX = (int)Math.Ceiling((Width - _size) / 2.0);
        int middleY = (int)Math.Ceiling((Height - _size) / 2.0);
        return (position, Height > Width) switch
        {
            (1, _) => (middleX, middleY),
            (0, true) => (middleX, 0),
            (0, false) => (0, middleY),
            (_, true) => (middleX, Height - _size),
            (_, false) => (Width - _size, middleY),
        };
    }

    /// <summary>Reads a part of one resized row, as values of 0 to 1.</summary>
    public void ReadRow(int channel, int left, int y, Span<float> target)
    {
        byte[] pixels = _source.Pixels;
        (int upper, int lower, float downward) = Locate(y, _scaleY, _source.Height);
        int upperRow = (upper * _source.Width * 3) + channel;
        int lowerRow = (lower * _source.Width * 3) + channel;
        for (int x = 0; x < target.Length; x++)
        {
            (int before, int after, float rightward) = Locate(left + x, _scaleX, _source.Width);
            float high = Mix(pixels[upperRow + (before * 3)], pixels[upperRow + (after * 3)], rightward);
            float low = Mix(pixels[lowerRow + (before * 3)], pixels[lowerRow + (after * 3)], rightward);
            target[x] = ((1 - downward) * high) + (downward * low);
        }
    }

    private static float Mix(byte from, byte to, float share) => ((1 - share) * (from / 255f)) + (share * (to / 255f));

    private static (int Before, int After, float Share) Locate(int position, float scale, int length)
    {
        float at = Math.Max((scale * (position + 0.5f)) - 0.5f, 0);
        int before = Math.Min((int)at, length - 1);
        return (before, Math.Min(before + 1, length - 1), at - before);
    }
}
