using NextGpt.Media.Images;
using SkiaSharp;

namespace NextGpt.Media.Tests.Making;

/// <summary>Pictures and files of pictures for tests.</summary>
internal static class Pictures
{
    public static readonly (byte, byte, byte) Red = (255, 0, 0);
    public static readonly (byte, byte, byte) Green = (0, 255, 0);
    public static readonly (byte, byte, byte) Blue = (0, 0, 255);
    public static readonly (byte, byte, byte) Yellow = (255, 255, 0);

    /// <summary>48 x 32: red top left, green top right, blue bottom left, yellow bottom right.</summary>
    public static RgbImage Corners(int width = 48, int height = 32)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int y = 0, at = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (byte red, byte green, byte blue) = (y < height / 2, x < width / 2) switch
                {
                    (true, true) => Red,
                    (true, false) => Green,
                    (false, true) => Blue,
                    (false, false) => Yellow,
                };
                pixels[at++] = red;
                pixels[at++] = green;
                pixels[at++] = blue;
            }
        }

        return new RgbImage(width, height, pixels);
    }

    public static byte[] Encode(RgbImage image, SKEncodedImageFormat format, int quality = 100)
    {
        using SKBitmap bitmap = SKBitmap.Decode(ImageEncoder.ToPng(image));
        using SKData data = bitmap.Encode(format, quality);
        return data.ToArray();
    }

    /// <summary>Puts an EXIF segment with an orientation right after a JPEG's first marker.</summary>
    public static byte[] WithOrientation(byte[] jpeg, byte orientation)
    {
        byte[] segment =
        [
            0xff, 0xe1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    public static (byte Red, byte Green, byte Blue) At(RgbImage image, int x, int y)
    {
        int at = ((y * image.Width) + x) * 3;
        return (image.Pixels[at], image.Pixels[at + 1], image.Pixels[at + 2]);
    }

    public static void AssertNear((byte Red, byte Green, byte Blue) expected, (byte Red, byte Green, byte Blue) actual, int tolerance)
    {
        Assert.InRange(actual.Red, expected.Red - tolerance, expected.Red + tolerance);
        Assert.InRange(actual.Green, expected.Green - tolerance, expected.Green + tolerance);
        Assert.InRange(actual.Blue, expected.Blue - tolerance, expected.Blue + tolerance);
    }

    /// <summary>A whole and valid PNG header that promises a size, followed by next to nothing.</summary>
    public static byte[] PngBomb(int width, int height)
    {
        byte[] header = new byte[17];
        "IHDR"u8.CopyTo(header);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), height);
        header[12] = 8;
        header[13] = 2;
        return
        [
            0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, .. header, .. Crc(header),
            0, 0, 0, 0, (byte)'I', (byte)'D', (byte)'A', (byte)'T', .. Crc("IDAT"u8),
        ];
    }

    private static byte[] Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xedb88320 & (0 - (crc & 1)));
            }
        }

        crc = ~crc;
        return [(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }
}
