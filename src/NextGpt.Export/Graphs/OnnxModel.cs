using Google.Protobuf;
using NextGpt.Export.Graphs.Format;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Graphs;

/// <summary>
/// A graph that is ready to be written. Weights are read only while it is written, one tensor at a time,
/// so their source must stay open until then.
/// </summary>
public sealed class OnnxModel
{
    /// <summary>The number of bytes of weights from which on they go to a file of their own: a protobuf message ends at 2 GiB.</summary>
    public const long DefaultExternalThreshold = 2_000_000_000;

    private readonly ModelProto _model;
    private readonly List<Initializer> _initializers;

    internal OnnxModel(ModelProto model, List<Initializer> initializers, IReadOnlyDictionary<string, IReadOnlyList<long>> parameters)
    {
        _model = model;
        _initializers = initializers;
        Parameters = parameters;
        Bytes = initializers.Sum(initializer => initializer.Bytes);
    }

    /// <summary>Gets the weights that the graph uses: shapes by name, as in the configuration's checkpoint.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> Parameters { get; }

    /// <summary>Gets the number of elements of all <see cref="Parameters"/>.</summary>
    public long ParameterCount => Parameters.Values.Sum(TensorShape.Count);

    /// <summary>Gets the number of bytes that weights and constants take, as stored.</summary>
    public long Bytes { get; }

    /// <summary>Gets the names of the inputs, in order.</summary>
    public IReadOnlyList<string> Inputs => [.. _model.Graph.Input.Select(input => input.Name)];

    /// <summary>Gets the names of the outputs, in order.</summary>
    public IReadOnlyList<string> Outputs => [.. _model.Graph.Output.Select(output => output.Name)];

    /// <summary>Writes the graph; a file that is there already is replaced, and a failed write leaves nothing new behind.</summary>
    /// <param name="path">The file, in a folder that exists.</param>
    /// <param name="externalThreshold">From this many bytes of weights on, they go to <paramref name="path"/> + <c>.data</c>.</param>
    /// <returns>The files written: the graph, and the weights' own file if there is one.</returns>
    /// <exception cref="InvalidDataException">A weight is not finite, or not storable in half precision.</exception>
    public IReadOnlyList<string> Save(string path, long externalThreshold = DefaultExternalThreshold)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Bytes < externalThreshold)
        {
            Replacement.Write([(path, stream => Inline().WriteTo(stream))]);
            return [path];
        }

        string dataPath = path + ".data";
        ExternalLayout layout = new(_initializers, Path.GetFileName(dataPath));
        Replacement.Write([(dataPath, layout.WriteData), (path, stream => External(layout).WriteTo(stream))]);
        return [path, dataPath];
    }

    /// <summary>Gives the graph with its weights as the bytes of one file.</summary>
    /// <returns>What ONNX Runtime's session takes instead of a path.</returns>
    /// <exception cref="InvalidOperationException">Its weights need a file of their own.</exception>
    public byte[] ToArray() => Bytes < DefaultExternalThreshold
        ? Inline().ToByteArray()
        : throw new InvalidOperationException($"Graph '{_model.Graph.Name}' holds {Bytes} bytes of weights; at most {DefaultExternalThreshold} fit into one message.");

    internal ModelProto External(ExternalLayout layout)
    {
        ModelProto model = _model.Clone();
        model.Graph.Initializer.Add(layout.Tensors);
        return model;
    }

    internal ExternalLayout Layout(string location) => new(_initializers, location);

    private ModelProto Inline()
    {
        ModelProto model = _model.Clone();
        model.Graph.Initializer.Add(_initializers.Select(ExternalLayout.Inline));
        return model;
    }
}
