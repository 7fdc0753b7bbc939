using System.Globalization;
using System.Text;
using NextGpt.Media;
using NextGpt.Media.Images;

namespace NextGpt.Cli.Asking.Pictures;

/// <summary>Shows a picture between the lines of an answer.</summary>
internal static class PicturePreview
{
    /// <summary>The most characters side by side; as blocks, half as many lines.</summary>
    public const int Columns = 32;

    /// <summary>The most of the base 64 that one escape sequence of kitty's protocol may hold.</summary>
    private const int Chunk = 4096;

    private const string Indent = "  ";

    /// <summary>Writes a picture, and the line's end.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="file">The bytes of a PNG file.</param>
    /// <param name="style">How.</param>
    public static void Write(TextWriter output, byte[] file, PictureStyle style)
    {
        switch (style)
        {
            case PictureStyle.Blocks:
                WriteBlocks(output, new ImageDecoder(new MediaOptions()).Decode(file, "picture"));
                break;
            case PictureStyle.Kitty:
                output.WriteLine(Indent + Kitty(Convert.ToBase64String(file)));
                break;
            case PictureStyle.ITerm:
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Indent}\e]1337;File=inline=1;size={file.Length};width={Columns}:{Convert.ToBase64String(file)}\a"));
                break;
        }
    }

    private static string Kitty(string base64)
    {
        var written = new StringBuilder();
        for (int at = 0; at < base64.Length; at += Chunk)
        {
            string control = at == 0 ? $"a=T,f=100,c={Columns.ToString(CultureInfo.InvariantCulture)}," : "";
            string more = at + Chunk < base64.Length ? "1" : "0";
            written.Append("\e_G").Append(control).Append("m=").Append(more).Append(';').Append(base64.AsSpan(at, Math.Min(Chunk, base64.Length - at))).Append("\e\\");
        }

        return written.ToString();
    }

    private static void WriteBlocks(TextWriter output, RgbImage image)
    {
        int width = Math.Min(Columns, image.Width);

        // Two pixels a line: the rows are a multiple of two.
        int height = Math.Max(2, (int)Math.Round((double)image.Height * width / image.Width / 2) * 2);
        for (int y = 0; y < height; y += 2)
        {
            var line = new StringBuilder(Indent);
            for (int x = 0; x < width; x++)
            {
                (int r, int g, int b) = Mean(image, x, y, width, height);
                (int r2, int g2, int b2) = Mean(image, x, y + 1, width, height);
                line.Append(CultureInfo.InvariantCulture, $"\e[38;2;{r};{g};{b};48;2;{r2};{g2};{b2}m▀");
            }

            output.WriteLine(line.Append("\e[0m").ToString());
        }
    }

    /// <summary>The mean colour of the pixels that one of a smaller picture stands for.</summary>
    private static (int R, int G, int B) Mean(RgbImage image, int x, int y, int width, int height)
    {
        (int left, int right) = Span(x, width, image.Width);
        (int top, int bottom) = Span(y, height, image.Height);
        long r = 0, g = 0, b = 0;
        for (int row = top; row < bottom; row++)
        {
            for (int at = ((row * image.Width) + left) * 3; at < ((row * image.Width) + right) * 3; at += 3)
            {
                (r, g, b) = (r + image.Pixels[at], g + image.Pixels[at + 1], b + image.Pixels[at + 2]);
            }
        }

        int count = (right - left) * (bottom - top);
        return ((int)(r / count), (int)(g / count), (int)(b / count));
    }

    private static (int From, int To) Span(int at, int count, int size)
    {
        int from = Math.Min(size - 1, (int)((long)at * size / count));
        return (from, Math.Max(from + 1, (int)((long)(at + 1) * size / count)));
    }
}
