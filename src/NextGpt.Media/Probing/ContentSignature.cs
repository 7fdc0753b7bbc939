using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace NextGpt.Media.Probing;

/// <summary>Tells a file's format by its first bytes.</summary>
internal static class ContentSignature
{
    /// <summary>How many bytes the decision needs at most; a shorter file is decided by what it has.</summary>
    public const int HeadBytes = 4096;

    /// <summary>Finds the format, if it is one that is accepted.</summary>
    public static ContentFormat? Find(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(PngMagic))
        {
            return ContentFormat.Png;
        }

        if (head.StartsWith(JpegMagic))
        {
            return ContentFormat.Jpeg;
        }

        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
        {
            return ContentFormat.Gif;
        }

        if (head.Length >= 12 && (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8)))
        {
            ReadOnlySpan<byte> form = head[8..12];
            return form.SequenceEqual("WAVE"u8) ? ContentFormat.Wav : form.SequenceEqual("WEBP"u8) ? ContentFormat.WebP : null;
        }

        if (head.StartsWith("fLaC"u8))
        {
            return ContentFormat.Flac;
        }

        if (head.StartsWith("OggS"u8))
        {
            return ContentFormat.Ogg;
        }

        if (head.StartsWith(EbmlMagic))
        {
            return head.IndexOf("webm"u8) is >= 0 and < 64 ? ContentFormat.WebM : ContentFormat.Matroska;
        }

        return FindBoxes(head) ?? FindMp3(head);
    }

    /// <summary>Names what a refused file holds, as well as its first bytes tell.</summary>
    public static string Describe(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
        {
            return "a picture in the HEIF family (HEIC, AVIF)";
        }

        foreach ((byte[] magic, string what) in Others)
        {
            if (head.StartsWith(magic))
            {
                return what;
            }
        }

        return IsText(head) ? "text" : "content of an unknown format";
    }

    private static ReadOnlySpan<byte> PngMagic => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    private static ReadOnlySpan<byte> JpegMagic => [0xff, 0xd8, 0xff];

    private static ReadOnlySpan<byte> EbmlMagic => [0x1a, 0x45, 0xdf, 0xa3];

    private static readonly (byte[] Magic, string What)[] Others =
    [
        ("%PDF"u8.ToArray(), "a PDF document"),
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive or an office document"),
        ("BM"u8.ToArray(), "a BMP picture"),
        ("II*\0"u8.ToArray(), "a TIFF picture"),
        ("MM\0*"u8.ToArray(), "a TIFF picture"),
        ("RIFF"u8.ToArray(), "a RIFF file, neither WAV nor WebP"),
        ("FORM"u8.ToArray(), "an AIFF sound"),
        ([0x7f, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ("MZ"u8.ToArray(), "a program"),
    ];

    // ISO base media: a size and a four-letter name. Old QuickTime files lack the ftyp box.
    private static ContentFormat? FindBoxes(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
        {
            return null;
        }

        ReadOnlySpan<byte> box = head[4..8];
        if (box.SequenceEqual("moov"u8) || box.SequenceEqual("mdat"u8) || box.SequenceEqual("wide"u8))
        {
            return ContentFormat.QuickTime;
        }

        if (!box.SequenceEqual("ftyp"u8))
        {
            return null;
        }

        return Encoding.Latin1.GetString(head[8..12]) switch
        {
            "qt  " => ContentFormat.QuickTime,
            "M4A " or "M4B " => ContentFormat.M4A,
            "heic" or "heix" or "heim" or "heis" or "hevc" or "mif1" or "msf1" or "avif" or "avis" => null,
            _ => ContentFormat.Mp4,
        };
    }

    // An ID3 tag (before MP3 or, against the rules, FLAC), or an MPEG audio frame header of layer III.
    private static ContentFormat? FindMp3(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("ID3"u8) && head.Length >= 10)
        {
            int size = 10 + (head[6] << 21) + (head[7] << 14) + (head[8] << 7) + head[9];
            return size + 4 <= head.Length && head[size..].StartsWith("fLaC"u8) ? ContentFormat.Flac : ContentFormat.Mp3;
        }

        if (head.Length < 4)
        {
            return null;
        }

        uint header = BinaryPrimitives.ReadUInt32BigEndian(head);
        bool sync = header >> 21 == 0x7ff;
        bool version = ((header >> 19) & 3) != 1;
        bool layer3 = ((header >> 17) & 3) == 1;
        bool bitRate = ((header >> 12) & 15) is not (0 or 15);
        bool sampleRate = ((header >> 10) & 3) != 3;
        return sync && version && layer3 && bitRate && sampleRate ? ContentFormat.Mp3 : null;
    }

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = TrimPartial(head);
        return !text.IsEmpty && Utf8.IsValid(text) && !text.ContainsAny(Controls);
    }

    // The last character may be cut by the end of the head; leaving it out is always right.
    private static ReadOnlySpan<byte> TrimPartial(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.Length;
        while (end > 0 && (bytes[end - 1] & 0xc0) == 0x80)
        {
            end--;
        }

        return end > 0 && bytes[end - 1] >= 0xc0 ? bytes[..(end - 1)] : bytes[..end];
    }

    private static ReadOnlySpan<byte> Controls => [0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 127];
}
