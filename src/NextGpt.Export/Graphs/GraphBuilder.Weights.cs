using NextGpt.Export.Graphs.Format;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Graphs;

/// <summary>The part that asks for weights.</summary>
internal sealed partial class GraphBuilder
{
    // Below this a scale and two nodes cost more than the bytes that they save.
    private const long SmallestCompressed = 1024;

    private readonly INamedWeights _weights;
    private readonly WeightStorage _storage;
    private readonly Predicate<string> _owns;
    private readonly SortedDictionary<string, IReadOnlyList<long>> _requested = new(StringComparer.Ordinal);
    private readonly List<TensorMismatch> _mismatches = [];

    /// <summary>A weight as it is: biases, norms, learned positions. Always stored exactly.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape in the weights.</param>
    /// <param name="view">Its shape in the graph; null: the same.</param>
    public Value Weight(string name, long[] shape, long[]? view = null)
    {
        WeightReader reader = Request(name, shape);
        return Constant(ViewName(name, view), FloatType, view ?? shape, stream => reader.Write(stream, FloatType, transpose: false));
    }

    /// <summary>The matrix of a Linear, [outputs, inputs] in the weights, for use as MatMul's right side: [inputs, outputs].</summary>
    /// <param name="name">Its name.</param>
    /// <param name="outputs">Rows in the weights.</param>
    /// <param name="inputs">Columns in the weights.</param>
    /// <param name="shape">Its shape in the weights where that is not two-dimensional: a convolution whose kernel is its stride.</param>
    public Value Matrix(string name, long outputs, long inputs, long[]? shape = null)
    {
        WeightReader reader = Request(name, shape ?? [outputs, inputs]);
        return Stored(name, reader, [inputs, outputs], [1, outputs], transpose: true);
    }

    /// <summary>The kernel of a convolution, [outputs, inputs, ...].</summary>
    public Value Kernel(string name, params long[] shape)
    {
        long[] scales = new long[shape.Length];
        Array.Fill(scales, 1);
        scales[0] = shape[0];
        return Stored(name, Request(name, shape), shape, scales, transpose: false);
    }

    /// <summary>Rows of a table [rows, columns] by index; the table is unfolded only at the rows that are taken.</summary>
    public Value Rows(string name, long rows, long columns, Value indices)
    {
        WeightReader reader = Request(name, [rows, columns]);
        TensorProto.Types.DataType type = StorageType(rows * columns);
        Value taken = Node("Gather", [Constant(name, type, [rows, columns], stream => reader.Write(stream, type, transpose: false)), indices]);
        if (type == FloatType)
        {
            return taken;
        }

        Value unfolded = Cast(taken, FloatType);
        return type == TensorProto.Types.DataType.Int8
            ? unfolded * Node("Gather", [Constant($"{name}.scales", FloatType, [rows, 1], stream => reader.WriteScales(stream, FloatType)), indices])
            : unfolded;
    }

    private static string ViewName(string name, long[]? view) => view is null ? name : $"{name}:{string.Join('x', view)}";

    private Value Stored(string name, WeightReader reader, long[] shape, long[] scalesShape, bool transpose)
    {
        TensorProto.Types.DataType type = StorageType(TensorShape.Count(shape));
        if (_constants.TryGetValue($"{name}:unfolded", out Value known))
        {
            return known;
        }

        Value value = Constant(name, type, shape, stream => reader.Write(stream, type, transpose));
        if (type != FloatType)
        {
            value = Cast(value, FloatType);
        }

        if (type == TensorProto.Types.DataType.Int8)
        {
            value *= Constant($"{name}.scales", FloatType, scalesShape, stream => reader.WriteScales(stream, FloatType));
        }

        _constants.Add($"{name}:unfolded", value);
        return value;
    }

    private TensorProto.Types.DataType StorageType(long elements) => _storage switch
    {
        _ when elements < SmallestCompressed => FloatType,
        WeightStorage.Float16 => TensorProto.Types.DataType.Float16,
        WeightStorage.Int8 => TensorProto.Types.DataType.Int8,
        _ => FloatType,
    };

    private WeightReader Request(string name, long[] shape)
    {
        if (_requested.TryAdd(name, shape) && _weights is not AssumedWeights)
        {
            bool found = _weights.TryGetShape(name, out IReadOnlyList<long>? actual);
            if (!found || !actual!.SequenceEqual(shape))
            {
                _mismatches.Add(new TensorMismatch(name, shape, actual));
            }
        }

        long rows = shape.Length == 0 ? 1 : shape[0];
        return new WeightReader(_weights, name, rows, TensorShape.Count(shape) / rows);
    }

    private void RequireWeights()
    {
        foreach (string name in _weights.Names.Where(name => _owns(name) && !_requested.ContainsKey(name)).Order(StringComparer.Ordinal))
        {
            _weights.TryGetShape(name, out IReadOnlyList<long>? shape);
            _mismatches.Add(new TensorMismatch(name, null, shape));
        }

        if (_mismatches.Count > 0)
        {
            throw new WeightMismatchException(_graph.Name, _mismatches);
        }
    }
}
