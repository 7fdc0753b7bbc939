using System.Buffers.Binary;

namespace NextGpt.Media.Sounds;

/// <summary>Reads and writes uncompressed WAV without ffmpeg: answers are written so, and often read again.</summary>
internal static class WavFile
{
    /// <summary>Checks that what a header promises is there.</summary>
    /// <exception cref="MediaException">There is less than it promises, or nothing.</exception>
    public static void Check(ReadOnlySpan<byte> file, WavHeader header, string name)
    {
        int present = file.Length - header.Start;
        if (present < header.PromisedBytes)
        {
            throw new MediaException(
                MediaErrorCode.Corrupt,
                name,
                $"a WAV file that ends after {present} of its {header.PromisedBytes} bytes of sound",
                "a whole sound");
        }

        if (header.PromisedBytes < header.FrameBytes)
        {
            throw new MediaException(MediaErrorCode.Empty, name, "a WAV file of 0 seconds", "a sound");
        }
    }

    /// <summary>Reads the samples that a checked header describes.</summary>
    public static SoundClip Read(ReadOnlySpan<byte> file, WavHeader header)
    {
        ReadOnlySpan<byte> samples = file[header.Start..];
        int length = (int)(header.PromisedBytes / header.FrameBytes);
        float[][] channels = [.. Enumerable.Range(0, header.Channels).Select(_ => new float[length])];
        int bytes = header.Bits / 8;
        for (int i = 0, at = 0; i < length; i++)
        {
            foreach (float[] channel in channels)
            {
                channel[i] = Sample(samples.Slice(at, bytes), header.IsFloat);
                at += bytes;
            }
        }

        return new SoundClip(header.SampleRate, channels);
    }

    /// <summary>Writes 16-bit samples; beyond -1 and 1 they are clipped, and what is no number is silence.</summary>
    public static byte[] Write(SoundClip sound)
    {
        int channels = sound.Channels.Length;
        int dataBytes = checked(sound.Length * channels * sizeof(short));
        byte[] file = new byte[checked(44 + dataBytes)];
        Span<byte> header = file;
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], file.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], checked((short)channels));
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sound.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sound.SampleRate * channels * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], (short)(channels * sizeof(short)));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], dataBytes);
        for (int i = 0, at = 44; i < sound.Length; i++)
        {
            foreach (float[] channel in sound.Channels)
            {
                float sample = float.IsNaN(channel[i]) ? 0 : Math.Clamp(channel[i], -1, 1);
                BinaryPrimitives.WriteInt16LittleEndian(header[at..], (short)MathF.Round(sample * short.MaxValue));
                at += sizeof(short);
            }
        }

        return file;
    }

    private static float Sample(ReadOnlySpan<byte> bytes, bool isFloat) => (bytes.Length, isFloat) switch
    {
        (1, _) => (bytes[0] - 128) / 128f,
        (2, _) => BinaryPrimitives.ReadInt16LittleEndian(bytes) / 32768f,
        (3, _) => ((bytes[0] << 8) | (bytes[1] << 16) | (bytes[2] << 24)) / 2147483648f,
        (4, false) => BinaryPrimitives.ReadInt32LittleEndian(bytes) / 2147483648f,
        (4, true) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
    };
}
