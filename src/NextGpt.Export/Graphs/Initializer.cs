using NextGpt.Export.Graphs.Format;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Graphs;

/// <summary>A constant tensor of a graph. Its bytes are made only when they are written.</summary>
internal sealed record Initializer(string Name, TensorProto.Types.DataType Type, IReadOnlyList<long> Shape, Action<Stream> Write)
{
    public long Bytes => TensorShape.Count(Shape) * ElementBytes;

    private int ElementBytes => Type switch
    {
        TensorProto.Types.DataType.Float or TensorProto.Types.DataType.Int32 => 4,
        TensorProto.Types.DataType.Float16 => 2,
        TensorProto.Types.DataType.Int64 => 8,
        TensorProto.Types.DataType.Int8 or TensorProto.Types.DataType.Bool => 1,
        _ => throw new InvalidOperationException($"Initializer '{Name}' has type {Type}, which no graph here uses."),
    };

    public TensorProto ToProto()
    {
        TensorProto proto = new() { Name = Name, DataType = Type };
        proto.Dims.Add(Shape);
        return proto;
    }
}
