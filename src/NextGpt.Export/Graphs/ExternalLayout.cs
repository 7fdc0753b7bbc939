using System.Globalization;
using Google.Protobuf;
using NextGpt.Export.Graphs.Format;

namespace NextGpt.Export.Graphs;

/// <summary>Where each large tensor lies in a file beside the graph. Small ones stay inside: shape inference needs their values.</summary>
internal sealed class ExternalLayout
{
    /// <summary>Tensors begin at multiples of a page, so that a reader can map them.</summary>
    public const long Alignment = 4096;

    private const long SmallestExternal = 1024;

    private readonly List<(Initializer Initializer, long Offset)> _placed = [];

    public ExternalLayout(IEnumerable<Initializer> initializers, string location)
    {
        foreach (Initializer initializer in initializers)
        {
            if (initializer.Bytes < SmallestExternal)
            {
                Tensors.Add(Inline(initializer));
                continue;
            }

            long offset = (Length + Alignment - 1) / Alignment * Alignment;
            _placed.Add((initializer, offset));
            Length = offset + initializer.Bytes;

            TensorProto proto = initializer.ToProto();
            proto.DataLocation = TensorProto.Types.DataLocation.External;
            proto.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
            proto.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = offset.ToString(CultureInfo.InvariantCulture) });
            proto.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = initializer.Bytes.ToString(CultureInfo.InvariantCulture) });
            Tensors.Add(proto);
        }
    }

    /// <summary>Gets the tensors as the graph names them.</summary>
    public List<TensorProto> Tensors { get; } = [];

    /// <summary>Gets the length of the file in bytes.</summary>
    public long Length { get; private set; }

    public static TensorProto Inline(Initializer initializer)
    {
        byte[] bytes = new byte[initializer.Bytes];
        using (MemoryStream stream = new(bytes))
        {
            initializer.Write(stream);
            RequireLength(initializer, stream.Position);
        }

        TensorProto proto = initializer.ToProto();
        proto.RawData = UnsafeByteOperations.UnsafeWrap(bytes);
        return proto;
    }

    public void WriteData(Stream stream)
    {
        foreach ((Initializer initializer, long offset) in _placed)
        {
            stream.SetLength(offset);
            stream.Position = offset;
            initializer.Write(stream);
            RequireLength(initializer, stream.Position - offset);
        }
    }

    private static void RequireLength(Initializer initializer, long written)
    {
        if (written != initializer.Bytes)
        {
            throw new InvalidOperationException($"Tensor '{initializer.Name}' wrote {written} bytes; expected {initializer.Bytes}.");
        }
    }
}
