using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Google.Protobuf;
using NextGpt.Export.Graphs.Format;

namespace NextGpt.Export.Weights;

/// <summary>
/// The weights of a graph that this library wrote, back in torch layout and float32. What was stored in half precision or int8 comes back as
/// the graph computes with it: the rounding stays. A convolution that was written as a product comes back as [outputs, everything else].
/// </summary>
public sealed class GraphWeights : INamedWeights
{
    private const string ScalesSuffix = ".scales";
    private readonly ArrayWeights _weights = new();

    private GraphWeights(GraphProto graph)
    {
        // A table is read by rows and stored as it is; every other matrix stands on a product's right side, transposed.
        HashSet<string> tables = [.. graph.Node.Where(node => node.OpType == "Gather").Select(node => node.Input[0])];
        Dictionary<string, TensorProto> tensors = graph.Initializer.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach (TensorProto tensor in tensors.Values.Where(tensor => !tensor.Name.EndsWith(ScalesSuffix, StringComparison.Ordinal) && Floats(tensor) is not null))
        {
            float[] data = Floats(tensor)!;
            bool transposed = tensor.Dims.Count == 2 && !tables.Contains(tensor.Name);
            long[] shape = transposed ? [tensor.Dims[1], tensor.Dims[0]] : [.. tensor.Dims];
            data = transposed ? Transpose(data, (int)shape[0], (int)shape[1]) : data;
            if (tensors.TryGetValue(tensor.Name + ScalesSuffix, out TensorProto? scales))
            {
                Scale(data, Floats(scales)!);
            }

            // A weight that the graph sees in another shape carries that shape behind its name.
            _weights.Add(tensor.Name.Split(':')[0], shape, data);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => _weights.Names;

    /// <summary>Reads a graph's weights.</summary>
    /// <param name="path">An ONNX file that carries its weights itself.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no ONNX graph, or its weights lie in a file of their own.</exception>
    public static GraphWeights Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelProto model;
        try
        {
            using FileStream stream = File.OpenRead(path);
            model = ModelProto.Parser.ParseFrom(stream);
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' is no ONNX graph: {error.Message}", error);
        }

        if (model.Graph is null || model.Graph.Initializer.Any(tensor => tensor.ExternalData.Count > 0))
        {
            throw new InvalidDataException($"'{Path.GetFileName(path)}' holds {(model.Graph is null ? "no graph" : "weights in a file of their own")}; expected an ONNX graph that carries its weights itself.");
        }

        return new GraphWeights(model.Graph);
    }

    /// <inheritdoc/>
    public bool TryGetShape(string name, [NotNullWhen(true)] out IReadOnlyList<long>? shape) => _weights.TryGetShape(name, out shape);

    /// <inheritdoc/>
    public void Read(string name, Span<float> destination) => _weights.Read(name, destination);

    /// <summary>The elements as they are stored, int8 not yet scaled; null for integers, which are no weights.</summary>
    private static float[]? Floats(TensorProto tensor)
    {
        ReadOnlySpan<byte> raw = tensor.RawData.Span;
        return (TensorProto.Types.DataType)tensor.DataType switch
        {
            TensorProto.Types.DataType.Float => MemoryMarshal.Cast<byte, float>(raw).ToArray(),
            TensorProto.Types.DataType.Float16 => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(raw).ToArray(), value => (float)value),
            TensorProto.Types.DataType.Int8 => Array.ConvertAll(MemoryMarshal.Cast<byte, sbyte>(raw).ToArray(), value => (float)value),
            _ => null,
        };
    }

    private static float[] Transpose(float[] data, int rows, int columns)
    {
        float[] turned = new float[data.Length];
        for (int i = 0; i < data.Length; i++)
        {
            turned[(i % rows * columns) + (i / rows)] = data[i];
        }

        return turned;
    }

    private static void Scale(float[] data, float[] scales)
    {
        int columns = data.Length / scales.Length;
        for (int i = 0; i < data.Length; i++)
        {
            data[i] *= scales[i / columns];
        }
    }
}
