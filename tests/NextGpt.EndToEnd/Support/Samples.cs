using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace NextGpt.EndToEnd.Support;

/// <summary>Small media of the tests' own making.</summary>
internal static class Samples
{
    private const int Side = 64;
    private const int Rate = 16000;

    /// <summary>Makes a picture: a green disc on grey, as PNG.</summary>
    public static byte[] Picture()
    {
        var rows = new MemoryStream();
        for (int y = 0; y < Side; y++)
        {
            rows.WriteByte(0);
            for (int x = 0; x < Side; x++)
            {
                bool inside = Math.Pow(x - 31.5, 2) + Math.Pow(y - 31.5, 2) < 13.5 * 13.5;
                rows.Write(inside ? [30, 170, 60] : [128, 128, 128]);
            }
        }

        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows.GetBuffer(), 0, (int)rows.Length);
        }

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        (header[8], header[9]) = (8, 2);
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <summary>Makes a sound: two notes in two seconds, as WAV.</summary>
    public static byte[] Sound()
    {
        const int samples = Rate * 2;
        byte[] file = new byte[44 + (samples * 2)];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), samples * 2);
        foreach (double start in new[] { 0.12, 0.58 })
        {
            for (int i = 0; i < 0.28 * Rate; i++)
            {
                double t = (double)i / Rate;
                double value = 0.7 * Math.Sin(2 * Math.PI * 523 * t) * Math.Min(1, Math.Min(t / 0.01, (0.28 - t) / 0.03));
                BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + (2 * ((int)(start * Rate) + i))), (short)(value * short.MaxValue));
            }
        }

        return file;
    }

    /// <summary>Gets a video: the page's own example.</summary>
    public static Task<byte[]> VideoAsync(Service service) => service.Http.GetByteArrayAsync(new Uri("examples/circle.mp4", UriKind.Relative));

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. name, .. content];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
        file.Write(number);
    }
}
