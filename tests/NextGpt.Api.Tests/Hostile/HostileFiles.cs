using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using NextGpt.Api.Tests.Support;

namespace NextGpt.Api.Tests.Hostile;

/// <summary>Files that are not what they should be.</summary>
internal static class HostileFiles
{
    // Frames and pages of these stand for themselves: cut between two of them, a file is a shorter file.
    private static readonly string[] s_streams = ["mp3", "ogg", "webm", "gif", "flac"];

    /// <summary>Gets every format, cut and with bits turned.</summary>
    public static IEnumerable<HostileCase> Damaged()
    {
        foreach ((string extension, byte[] file) in Samples.All)
        {
            int times = extension is "png" or "jpg" or "webp" or "wav" ? 10 : 4;
            for (int i = 0; i < times; i++)
            {
                int length = Math.Max(1, (int)((long)file.Length * i / times));
                yield return HostileCase.Upload($"{extension} cut to {length} of {file.Length}", file[..length]) with { MayBeFine = s_streams.Contains(extension), Mentions = "body: " };
            }

            Random random = new(17);
            for (int i = 0; i < times; i++)
            {
                byte[] flipped = [.. file];
                for (int n = 0; n <= i; n++)
                {
                    flipped[random.Next(i % 2 == 0 ? file.Length : Math.Min(file.Length, 200))] ^= (byte)(1 << random.Next(8));
                }

                yield return HostileCase.Upload($"{extension} with {i + 1} bits turned", flipped) with { MayBeFine = true, Mentions = "body: " };
            }
        }
    }

    /// <summary>Gets files that are called what they are not.</summary>
    public static IEnumerable<HostileCase> Misnamed()
    {
        (string Name, byte[] File)[] files =
        [
            ("cat.png", "hello"u8.ToArray()),
            ("cat.png", "<html><script>alert(1)</script></html>"u8.ToArray()),
            ("cat.svg", "<svg xmlns='http://www.w3.org/2000/svg'><image href='http://169.254.169.254/'/></svg>"u8.ToArray()),
            ("cat.xml", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"u8.ToArray()),
            ("film.m3u8", "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST"u8.ToArray()),
            ("film.mp4", "#EXTM3U\n#EXTINF:10.0,\nhttp://169.254.169.254/latest/\n"u8.ToArray()),
            ("film.ffconcat", "ffconcat version 1.0\nfile '/etc/passwd'\n"u8.ToArray()),
            ("film.sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n"u8.ToArray()),
            ("cat.jpg", Zip("cat.jpg", 10)),
            ("cat.gif", Gzip(new byte[100])),
            ("cat.png", [0x7f, .. "ELF"u8, 2, 1, 1, 0, .. new byte[200]]),
            ("cat.png", [.. "MZ"u8, .. new byte[200]]),
            ("cat.png", [.. "%PDF-1.7\n"u8, .. new byte[100]]),
            ("cat.bmp", [.. "BM"u8, .. new byte[200]]),
            ("cat.tiff", [.. "II*\0"u8, .. new byte[200]]),
            ("cat.ico", [0, 0, 1, 0, 1, 0, .. new byte[200]]),
            ("cat.psd", [.. "8BPS"u8, .. new byte[200]]),
            ("cat.heic", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[200]]),
            ("cat.avif", [0, 0, 0, 24, .. "ftypavif"u8, .. new byte[200]]),
            ("song.mid", [.. "MThd"u8, 0, 0, 0, 6, 0, 1, 0, 1, 0, 96, .. new byte[50]]),
            ("song.wma", [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, .. new byte[200]]),
            ("film.avi", [.. "RIFF"u8, 0, 1, 0, 0, .. "AVI LIST"u8, .. new byte[200]]),
            ("film.flv", [.. "FLV"u8, 1, 5, 0, 0, 0, 9, .. new byte[200]]),
            ("film.ts", [0x47, .. new byte[187], 0x47, .. new byte[187]]),
            ("../../../etc/passwd", "root:x:0:0:root:/root:/bin/bash"u8.ToArray()),
            ("C:\\windows\\system32\\cat.png", "hello"u8.ToArray()),
            ("-i /etc/passwd.png", "hello"u8.ToArray()),
            ("`reboot`$(reboot);reboot.png", "hello"u8.ToArray()),
            (new string('a', 5000) + ".png", "hello"u8.ToArray()),
            ("empty.png", []),
        ];
        return files.Select(f => HostileCase.Named(f.Name, f.File));
    }

    /// <summary>Gets files that are all promise.</summary>
    public static IEnumerable<HostileCase> Bombs()
    {
        byte[][] magics =
        [
            [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0xff, 0xd8, 0xff, 0xe0], [.. "GIF89a"u8], [.. "RIFF\0\0\0\0WAVE"u8], [.. "RIFF\0\0\0\0WEBP"u8], [.. "RF64\0\0\0\0WAVE"u8],
            [.. "fLaC"u8], [.. "OggS"u8], [.. "ID3"u8], [0xff, 0xfb, 0x90, 0x00], [0x1a, 0x45, 0xdf, 0xa3], [.. "\0\0\0 ftypisom"u8], [.. "\0\0\0 ftypM4A "u8], [.. "\0\0\0\bwide"u8],
        ];
        for (int i = 0; i < magics.Length; i++)
        {
            byte[] noise = new byte[3000];
            new Random(i).NextBytes(noise);
            yield return HostileCase.Upload($"magic {i} alone", magics[i]);
            magics[i].CopyTo(noise, 0);
            yield return HostileCase.Upload($"magic {i} and noise", noise);
        }

        yield return HostileCase.Upload("PNG of 65535 x 65535", Png(65535, 65535, 1000)) with { Mentions = "megapixels" };
        yield return HostileCase.Upload("PNG of 30000 x 30000 that packs well", Png(30000, 30000, 4 << 20)) with { Mentions = "megapixels" };
        yield return HostileCase.Upload("PNG of 2147483647 x 1", Png(int.MaxValue, 1, 100));
        yield return HostileCase.Upload("PNG of 0 x 0", Png(0, 0, 100));
        yield return HostileCase.Upload("PNG of 20000 x 1", Png(20000, 1, 100_000)) with { Mentions = "sides" };
        yield return HostileCase.Upload("PNG with a chunk of 4 GiB", [.. Png(8, 8, 300)[..33], 0xff, 0xff, 0xff, 0xff, .. "IDAT"u8, 1, 2, 3]);
        yield return HostileCase.Upload("GIF of 65535 x 65535", [.. "GIF89a"u8, 0xff, 0xff, 0xff, 0xff, 0x80, 0, 0, .. new byte[6], 0x2c, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 2, 2, 0x44, 1, 0, 0x3b]);
        yield return HostileCase.Upload("GIF without a frame", [.. "GIF89a"u8, 8, 0, 8, 0, 0x80, 0, 0, .. new byte[6], 0x3b]);
        yield return HostileCase.Upload("JPEG of 65500 x 65500", Jpeg(65500, 65500)) with { Mentions = "megapixels" };
        yield return HostileCase.Upload("WebP of 16383 x 16383", WebP(16383, 16383)) with { Mentions = "megapixels" };
        yield return HostileCase.Upload("ZIP of 100 MB of nothing", Zip("bomb.png", 100_000_000));
        yield return HostileCase.Upload("GZIP of 100 MB of nothing", Gzip(new byte[100_000_000]));
        yield return HostileCase.Upload("WAV of 10 hours, by its header", Wav(8000, 1, 16, 576_000_000, 1000));
        yield return HostileCase.Upload("WAV of 10 hours, real, at 100 Hz", Wav(100, 1, 8, 3_600_000, 3_600_000));
        yield return HostileCase.Upload("WAV of 10 hours, endless", Wav(8000, 1, 8, uint.MaxValue, 1000)) with { MayBeFine = true };
        yield return HostileCase.Upload("WAV of 0 Hz", Wav(0, 1, 16, 100, 100));
        yield return HostileCase.Upload("WAV of 4 GHz", Wav(uint.MaxValue, 1, 16, 100, 100));
        yield return HostileCase.Upload("WAV of 0 channels", Wav(8000, 0, 16, 100, 100));
        yield return HostileCase.Upload("WAV of 65535 channels", Wav(8000, 65535, 16, 131_070, 131_070));
        yield return HostileCase.Upload("WAV of 0 bits", Wav(8000, 1, 0, 100, 100));
        yield return HostileCase.Upload("WAV of 999 bits", Wav(8000, 1, 999, 100, 100));
        yield return HostileCase.Upload("WAV without samples", Wav(8000, 1, 16, 0, 0));
        yield return HostileCase.Upload("WAV whose format says nothing", [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, 0, 0, 0, 0, .. "data"u8, 4, 0, 0, 0, 1, 2, 3, 4]);
        yield return HostileCase.Upload("MP4 with no frame", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8, 0, 0, 0, 8, .. "moov"u8]);
        yield return HostileCase.Upload("MP4 with an atom of 16 EiB", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8, 0, 0, 0, 1, .. "mdat"u8, .. Enumerable.Repeat((byte)0xff, 8)]);
        yield return HostileCase.Upload("MP4 of nested atoms", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8, .. Nested(2000)]);
        yield return HostileCase.Upload("one byte", [0x89]);
        yield return HostileCase.Upload("nothing", []) with { Mentions = "0 bytes" };
        yield return HostileCase.Upload("zeros", new byte[100_000]);
        yield return HostileCase.Upload("ones", [.. Enumerable.Repeat((byte)0xff, 100_000)]);
        yield return HostileCase.Upload("a text of 1 MB", Encoding.UTF8.GetBytes(new string('a', 1_000_000)));
        yield return HostileCase.Upload("more than may be", new byte[TooManyBytes]) with { Mentions = "at most" };
    }

    /// <summary>One more byte than the server of these tests takes.</summary>
    public const int TooManyBytes = MostBytes + 1;

    public const int MostBytes = 8 << 20;

    private static byte[] Png(int width, int height, int rawBytes)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(new byte[rawBytes]);
        }

        return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] length = new byte[4];
        byte[] check = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32.HashToUInt32(body));
        return [.. length, .. body, .. check];
    }

    private static byte[] Jpeg(int width, int height)
    {
        byte[] file = [.. Samples.All["jpg"]];
        for (int i = 2; i < file.Length - 9; i++)
        {
            if (file[i] == 0xff && file[i + 1] is 0xc0 or 0xc2)
            {
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(i + 5), (ushort)height);
                BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(i + 7), (ushort)width);
                return file;
            }
        }

        throw new InvalidOperationException("The sample has no frame header.");
    }

    private static byte[] WebP(int width, int height)
    {
        int bits = (width - 1) | ((height - 1) << 14);
        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, bits);
        return [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8L"u8, 10, 0, 0, 0, 0x2f, .. size, 0, 0, 0, 0, 0];
    }

    private static byte[] Wav(uint rate, ushort channels, ushort bits, uint claimed, int real)
    {
        byte[] file = new byte[44 + real];
        Encoding.ASCII.GetBytes("RIFF....WAVEfmt ", file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(4), claimed == uint.MaxValue ? claimed : claimed + 36);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(22), channels);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(24), rate);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(28), unchecked(rate * channels * bits / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(32), unchecked((ushort)(channels * bits / 8)));
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(34), bits);
        Encoding.ASCII.GetBytes("data", file.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(40), claimed);
        return file;
    }

    private static byte[] Nested(int depth)
    {
        byte[] atoms = new byte[depth * 8];
        for (int i = 0; i < depth; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(atoms.AsSpan(i * 8), atoms.Length - (i * 8));
            Encoding.ASCII.GetBytes("moov", atoms.AsSpan((i * 8) + 4));
        }

        return atoms;
    }

    private static byte[] Zip(string name, int bytes)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write(new byte[bytes]);
        }

        return file.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using MemoryStream file = new();
        using (GZipStream gzip = new(file, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return file.ToArray();
    }
}
