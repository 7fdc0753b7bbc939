using SkiaSharp;

namespace NextGpt.Media.Images;

/// <summary>Writes pictures.</summary>
public static class ImageEncoder
{
    private const int Compression = 6;

    /// <summary>Writes a PNG of 8-bit RGB. The same picture always gives the same bytes.</summary>
    /// <param name="image">Any size.</param>
    /// <returns>The file.</returns>
    public static byte[] ToPng(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using SKBitmap bitmap = new(new SKImageInfo(image.Width, image.Height, SKColorType.Rgb888x, SKAlphaType.Opaque));
        Span<byte> target = bitmap.GetPixelSpan();
        for (int source = 0, at = 0; source < image.Pixels.Length; source += 3, at += 4)
        {
            image.Pixels.AsSpan(source, 3).CopyTo(target[at..]);
            target[at + 3] = byte.MaxValue;
        }

        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, Compression))
            ?? throw new MediaException(MediaErrorCode.EncodeFailed, "picture", $"{image.Width} x {image.Height} pixels could not be written", "a PNG file");
        return data.ToArray();
    }
}
