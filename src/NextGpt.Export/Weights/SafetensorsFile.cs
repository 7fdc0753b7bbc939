using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.MemoryMappedFiles;

namespace NextGpt.Export.Weights;

/// <summary>
/// A .safetensors file, memory-mapped: tensors of float32, float16 and bfloat16, read as float32 when they are asked for.
/// Close it only after the graphs that were built from it are saved.
/// </summary>
public sealed class SafetensorsFile : INamedWeights, IDisposable
{
    private const int LengthBytes = 8;
    private const long LongestHeader = 100_000_000;
    private const int Chunk = 1 << 15;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Dictionary<string, SafetensorsHeader.Entry> _entries;
    private readonly long _dataStart;

    private SafetensorsFile(MemoryMappedFile file, MemoryMappedViewAccessor view, Dictionary<string, SafetensorsHeader.Entry> entries, long dataStart)
    {
        _file = file;
        _view = view;
        _entries = entries;
        _dataStart = dataStart;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>Opens a file and checks its header.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The file; the caller disposes it.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is not a safetensors file, is cut short, or holds elements of another type.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = File.OpenRead(path);
        long headerBytes = ReadHeaderLength(stream, path);
        byte[] header = new byte[headerBytes];
        stream.ReadExactly(header);
        long dataStart = LengthBytes + headerBytes;
        Dictionary<string, SafetensorsHeader.Entry> entries = SafetensorsHeader.Parse(header, stream.Length - dataStart, path);

        MemoryMappedFile file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        try
        {
            return new SafetensorsFile(file, file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read), entries, dataStart);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool TryGetShape(string name, [NotNullWhen(true)] out IReadOnlyList<long>? shape)
    {
        shape = _entries.TryGetValue(name, out SafetensorsHeader.Entry? entry) ? entry.Shape : null;
        return shape is not null;
    }

    /// <inheritdoc/>
    public void Read(string name, Span<float> destination)
    {
        if (!_entries.TryGetValue(name, out SafetensorsHeader.Entry? entry))
        {
            throw TensorShape.NoSuchTensor(name);
        }

        TensorShape.RequireLength(name, TensorShape.Count(entry.Shape), destination.Length);
        ulong position = (ulong)(_dataStart + entry.Begin);
        if (entry.Type == "F32")
        {
            _view.SafeMemoryMappedViewHandle.ReadSpan(position, destination);
        }
        else
        {
            ReadHalves(position, destination, entry.Type == "BF16");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private static long ReadHeaderLength(FileStream stream, string path)
    {
        Span<byte> length = stackalloc byte[LengthBytes];
        if (stream.Length < LengthBytes)
        {
            throw new InvalidDataException($"'{path}' has {stream.Length} bytes; a safetensors file begins with {LengthBytes} bytes of header length.");
        }

        stream.ReadExactly(length);
        ulong headerBytes = BinaryPrimitives.ReadUInt64LittleEndian(length);
        ulong longest = (ulong)Math.Min(LongestHeader, stream.Length - LengthBytes);
        return headerBytes <= longest
            ? (long)headerBytes
            : throw new InvalidDataException($"'{path}' announces a header of {headerBytes} bytes; at most {longest} can be.");
    }

    private void ReadHalves(ulong position, Span<float> destination, bool brain)
    {
        ushort[] chunk = new ushort[Math.Min(Chunk, destination.Length)];
        for (int start = 0; start < destination.Length; start += Chunk)
        {
            Span<ushort> bits = chunk.AsSpan(0, Math.Min(Chunk, destination.Length - start));
            _view.SafeMemoryMappedViewHandle.ReadSpan(position + ((ulong)start * sizeof(ushort)), bits);
            for (int i = 0; i < bits.Length; i++)
            {
                // A bfloat16 is the upper half of a float32.
                destination[start + i] = brain ? BitConverter.Int32BitsToSingle(bits[i] << 16) : (float)BitConverter.UInt16BitsToHalf(bits[i]);
            }
        }
    }
}
