using NextGpt.Media.Images;

namespace NextGpt.Training.Evaluation.Sheets;

/// <summary>A white sheet that text and pictures are put on.</summary>
internal sealed class SheetCanvas
{
    private readonly byte[] _pixels;

    public SheetCanvas(int width, int height)
    {
        (Width, Height) = (width, height);
        _pixels = new byte[width * height * 3];
        Array.Fill(_pixels, byte.MaxValue);
    }

    public int Width { get; }

    public int Height { get; }

    public RgbImage ToImage() => new(Width, Height, _pixels);

    public void Fill(int x, int y, int width, int height, byte red, byte green, byte blue)
    {
        for (int row = Math.Max(y, 0); row < Math.Min(y + height, Height); row++)
        {
            for (int column = Math.Max(x, 0); column < Math.Min(x + width, Width); column++)
            {
                int at = ((row * Width) + column) * 3;
                (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (red, green, blue);
            }
        }
    }

    /// <summary>Draws a picture, every pixel of it as a square.</summary>
    public void Draw(RgbImage image, int x, int y, int scale)
    {
        for (int row = 0; row < image.Height; row++)
        {
            for (int column = 0; column < image.Width; column++)
            {
                ReadOnlySpan<byte> pixel = image.Pixels.AsSpan(((row * image.Width) + column) * 3, 3);
                Fill(x + (column * scale), y + (row * scale), scale, scale, pixel[0], pixel[1], pixel[2]);
            }
        }
    }

    /// <summary>Writes lines of text.</summary>
    public void Write(IReadOnlyList<string> lines, int x, int y, int scale, byte shade)
    {
        for (int line = 0; line < lines.Count; line++)
        {
            for (int i = 0; i < lines[line].Length; i++)
            {
                Write(lines[line][i], x + (i * PixelFont.Advance * scale), y + (line * PixelFont.LineHeight * scale), scale, shade);
            }
        }
    }

    private void Write(char letter, int x, int y, int scale, byte shade)
    {
        ReadOnlySpan<byte> rows = PixelFont.Glyph(letter);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < PixelFont.Width; column++)
            {
                if ((rows[row] >> (PixelFont.Width - 1 - column) & 1) != 0)
                {
                    Fill(x + (column * scale), y + (row * scale), scale, scale, shade, shade, shade);
                }
            }
        }
    }
}
