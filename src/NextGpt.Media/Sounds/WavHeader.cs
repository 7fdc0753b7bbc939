using System.Buffers.Binary;

namespace NextGpt.Media.Sounds;

/// <summary>Where the samples of an uncompressed WAV file are, and how to read them.</summary>
/// <param name="SampleRate">In Hz.</param>
/// <param name="Channels">At least 1.</param>
/// <param name="Bits">Of one sample: 8, 16, 24 or 32; 32 or 64 if floating point.</param>
/// <param name="IsFloat">Floating point, not integer.</param>
/// <param name="Start">The first byte of samples.</param>
/// <param name="PromisedBytes">How many bytes of samples the header promises; those that follow if it leaves that open.</param>
internal sealed record WavHeader(int SampleRate, int Channels, int Bits, bool IsFloat, int Start, long PromisedBytes)
{
    private const int ExtensibleFormat = 0xfffe;

    /// <summary>Gets the bytes of one sample of all channels.</summary>
    public int FrameBytes => Channels * Bits / 8;

    /// <summary>Gets the promised duration in seconds.</summary>
    public double Seconds => (double)PromisedBytes / FrameBytes / SampleRate;

    /// <summary>Reads the header.</summary>
    /// <param name="file">The whole file.</param>
    /// <returns>Nothing if the samples are compressed or the file is not simple; ffmpeg may know better then.</returns>
    public static WavHeader? Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("RIFF"u8))
        {
            return null;
        }

        WavHeader? header = null;
        for (long at = 12; at + 8 <= file.Length;)
        {
            ReadOnlySpan<byte> chunk = file[(int)at..];
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            ReadOnlySpan<byte> body = chunk[8..];
            if (chunk.StartsWith("fmt "u8))
            {
                header = body.Length >= 16 && size >= 16 ? ReadFormat(body, (int)Math.Min(size, (uint)body.Length)) : null;
            }
            else if (chunk.StartsWith("data"u8))
            {
                // A writer that could not seek leaves the size at 0 or at its largest.
                bool open = size == uint.MaxValue || (size == 0 && body.Length > 0);
                return header is null ? null : header with { Start = (int)at + 8, PromisedBytes = open ? body.Length : size };
            }

            at += 8 + size + (size & 1);
        }

        return null;
    }

    private static WavHeader? ReadFormat(ReadOnlySpan<byte> format, int size)
    {
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(format);
        if (tag == ExtensibleFormat && size >= 26)
        {
            tag = BinaryPrimitives.ReadUInt16LittleEndian(format[24..]);
        }

        int channels = BinaryPrimitives.ReadUInt16LittleEndian(format[2..]);
        int rate = BinaryPrimitives.ReadInt32LittleEndian(format[4..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        int frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(format[12..]);
        bool known = (tag, bits) is (1, 8 or 16 or 24 or 32) or (3, 32 or 64);
        return known && channels > 0 && rate > 0 && frameBytes == channels * bits / 8
            ? new WavHeader(rate, channels, bits, tag == 3, 0, 0)
            : null;
    }
}
