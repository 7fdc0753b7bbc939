using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NextGpt.Model.Storage;

/// <summary>The bytes in which results of one stage wait for the next: four letters, 32-bit numbers, then arrays of float32, each after its length; little endian.</summary>
internal static class TensorFile
{
    private const int LongestArray = 1 << 28;

    public static void Write(Stream stream, string kind, ReadOnlySpan<int> header, float[][] arrays)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(kind));
        foreach (int number in header)
        {
            WriteNumber(stream, number);
        }

        foreach (float[] array in arrays)
        {
            WriteNumber(stream, array.Length);
            stream.Write(MemoryMarshal.AsBytes<float>(BitConverter.IsLittleEndian ? array : Swapped(array)));
        }
    }

    public static (int[] Header, float[][] Arrays) Read(Stream stream, string kind, int headerLength, int arrays)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            Span<byte> letters = stackalloc byte[4];
            stream.ReadExactly(letters);
            string found = System.Text.Encoding.ASCII.GetString(letters);
            if (found != kind)
            {
                throw new InvalidDataException($"Stored stage result: expected the letters {kind}, found '{found}'.");
            }

            var header = new int[headerLength];
            for (int i = 0; i < headerLength; i++)
            {
                header[i] = ReadNumber(stream);
            }

            var values = new float[arrays][];
            for (int i = 0; i < arrays; i++)
            {
                int length = ReadNumber(stream);
                if (length is < 0 or > LongestArray)
                {
                    throw new InvalidDataException($"Stored stage result: expected 0 to {LongestArray} values, found {length}.");
                }

                values[i] = new float[length];
                stream.ReadExactly(MemoryMarshal.AsBytes(values[i].AsSpan()));
                values[i] = BitConverter.IsLittleEndian ? values[i] : Swapped(values[i]);
            }

            return (header, values);
        }
        catch (EndOfStreamException ex)
        {
            throw new InvalidDataException($"Stored stage result {kind}: the bytes end too early.", ex);
        }
    }

    private static void WriteNumber(Stream stream, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        stream.Write(bytes);
    }

    private static int ReadNumber(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[4];
        stream.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    private static float[] Swapped(float[] values)
    {
        int[] bits = [.. MemoryMarshal.Cast<float, int>(values.AsSpan())];
        BinaryPrimitives.ReverseEndianness(bits, bits);
        return [.. MemoryMarshal.Cast<int, float>(bits.AsSpan())];
    }
}
