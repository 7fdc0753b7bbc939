using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NextGpt.Export.Graphs.Format;

namespace NextGpt.Export.Graphs;

/// <summary>Numbers to the bytes of a tensor, little endian, a chunk at a time.</summary>
internal static class ElementEncoding
{
    private const int Chunk = 1 << 14;

    public static void Write(Stream stream, TensorProto.Types.DataType type, ReadOnlySpan<float> values)
    {
        Span<byte> bytes = new byte[Math.Min(Chunk, values.Length) * sizeof(float)];
        for (int start = 0; start < values.Length; start += Chunk)
        {
            ReadOnlySpan<float> chunk = values.Slice(start, Math.Min(Chunk, values.Length - start));
            stream.Write(bytes[..Encode(chunk, type, bytes)]);
        }
    }

    public static void Write(Stream stream, ReadOnlySpan<long> values)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (long value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static int Encode(ReadOnlySpan<float> values, TensorProto.Types.DataType type, Span<byte> bytes)
    {
        switch (type)
        {
            case TensorProto.Types.DataType.Float:
                MemoryMarshal.AsBytes(values).CopyTo(bytes);
                return values.Length * sizeof(float);
            case TensorProto.Types.DataType.Float16:
                Span<Half> halves = MemoryMarshal.Cast<byte, Half>(bytes);
                for (int i = 0; i < values.Length; i++)
                {
                    halves[i] = (Half)values[i];
                }

                return values.Length * 2;
            case TensorProto.Types.DataType.Int8:
                for (int i = 0; i < values.Length; i++)
                {
                    bytes[i] = (byte)(sbyte)Math.Clamp(MathF.Round(values[i]), -127, 127);
                }

                return values.Length;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "Weights are written as Float, Float16 or Int8.");
        }
    }
}
