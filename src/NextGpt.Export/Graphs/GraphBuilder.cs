using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Collections;
using NextGpt.Export.Graphs.Format;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Graphs;

/// <summary>
/// Writes a graph down node by node. A value is known by its name; weights are asked for by name and expected shape,
/// and everything that does not fit is reported together by <see cref="Finish"/>.
/// </summary>
internal sealed partial class GraphBuilder
{
    /// <summary>The operator set of the default domain.</summary>
    public const int Opset = 21;

    /// <summary>The version of the file format.</summary>
    public const int IrVersion = 10;

    /// <summary>The domain of ONNX Runtime's own operators.</summary>
    public const string ContribDomain = "com.microsoft";

    private readonly GraphProto _graph;
    private readonly List<Initializer> _initializers = [];
    private readonly Dictionary<string, Value> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counters = new(StringComparer.Ordinal);

    /// <param name="name">The graph's name.</param>
    /// <param name="weights">Where weights are read from when the model is saved.</param>
    /// <param name="storage">How large weights are stored.</param>
    /// <param name="compute">The element type of everything between inputs and outputs.</param>
    /// <param name="owns">Which of the weights this graph must use up; null: all.</param>
    public GraphBuilder(string name, INamedWeights weights, WeightStorage storage, ComputeType compute = ComputeType.Float32, Predicate<string>? owns = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        _graph = new GraphProto { Name = name };
        _weights = weights;
        _storage = storage;
        _owns = owns ?? (static _ => true);
        FloatType = compute == ComputeType.Float16 ? TensorProto.Types.DataType.Float16 : TensorProto.Types.DataType.Float;
    }

    /// <summary>Gets the element type in which the graph computes.</summary>
    public TensorProto.Types.DataType FloatType { get; }

    /// <summary>Declares an input.</summary>
    public Value Input(string name, TensorProto.Types.DataType type, params ReadOnlySpan<Dimension> dimensions)
    {
        _graph.Input.Add(Describe(name, type, dimensions));
        return new Value(this, name);
    }

    /// <summary>Declares a float32 input and casts it to <see cref="FloatType"/>.</summary>
    public Value FloatInput(string name, params ReadOnlySpan<Dimension> dimensions) => CastFloat(Input(name, TensorProto.Types.DataType.Float, dimensions));

    /// <summary>Declares an output: the value takes the output's name.</summary>
    public void Output(string name, Value value, TensorProto.Types.DataType type, params ReadOnlySpan<Dimension> dimensions)
    {
        bool made = _graph.Node.Any(node => node.Output.Contains(value.Name));
        bool taken = _graph.Output.Any(output => output.Name == value.Name);
        if (!made || taken)
        {
            value = Node("Identity", [value]);
        }

        foreach (NodeProto node in _graph.Node)
        {
            Rename(node.Input, value.Name, name);
            Rename(node.Output, value.Name, name);
        }

        _graph.Output.Add(Describe(name, type, dimensions));
    }

    /// <summary>Declares a float32 output; a value of another <see cref="FloatType"/> is cast.</summary>
    public void FloatOutput(string name, Value value, params ReadOnlySpan<Dimension> dimensions)
    {
        Value cast = FloatType == TensorProto.Types.DataType.Float ? value : Cast(value, TensorProto.Types.DataType.Float);
        Output(name, cast, TensorProto.Types.DataType.Float, dimensions);
    }

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">The operator; one of another domain as <c>domain.Operator</c>.</param>
    /// <param name="inputs">Its inputs; null leaves an optional one out.</param>
    /// <param name="attributes">Numbers, texts and lists of whole numbers.</param>
    public Value Node(string operation, ReadOnlySpan<Value?> inputs, params ReadOnlySpan<(string Name, object Value)> attributes) =>
        Nodes(operation, 1, inputs, attributes)[0];

    /// <summary>Adds a node with several outputs.</summary>
    public Value[] Nodes(string operation, int outputs, ReadOnlySpan<Value?> inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        int dot = operation.LastIndexOf('.');
        NodeProto node = new() { OpType = operation[(dot + 1)..], Domain = dot < 0 ? "" : operation[..dot] };
        node.Name = Unique(node.OpType);
        foreach (Value? input in inputs)
        {
            node.Input.Add(input?.Name ?? "");
        }

        Value[] values = new Value[outputs];
        for (int i = 0; i < outputs; i++)
        {
            values[i] = new Value(this, outputs == 1 ? $"{node.Name}_out" : $"{node.Name}_out{i}");
            node.Output.Add(values[i].Name);
        }

        foreach ((string name, object value) in attributes)
        {
            node.Attribute.Add(Attribute(name, value));
        }

        _graph.Node.Add(node);
        return values;
    }

    /// <summary>A list of whole numbers: int64 [count].</summary>
    public Value Integers(params ReadOnlySpan<long> values)
    {
        long[] copy = values.ToArray();
        string text = string.Join('_', copy.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        return Constant($"ints_{text}", TensorProto.Types.DataType.Int64, [copy.Length], stream => ElementEncoding.Write(stream, copy));
    }

    /// <summary>One number without dimensions.</summary>
    public Value Scalar(float value) =>
        Constant(
            string.Create(CultureInfo.InvariantCulture, $"float_{value:R}"), FloatType, [], stream => ElementEncoding.Write(stream, FloatType, [value]));

    /// <summary>A table that a formula gives.</summary>
    public Value Table(string name, float[] values, params ReadOnlySpan<long> shape)
    {
        long[] dimensions = shape.ToArray();
        return TensorShape.Count(dimensions) == values.LongLength
            ? Constant(name, FloatType, dimensions, stream => ElementEncoding.Write(stream, FloatType, values))
            : throw new ArgumentException($"Table '{name}' has {values.LongLength} elements; its shape is {TensorShape.Format(dimensions)}.", nameof(values));
    }

    public Value Cast(Value value, TensorProto.Types.DataType type) => Node("Cast", [value], ("to", (long)type));

    /// <summary>Casts a float32 value to <see cref="FloatType"/>.</summary>
    public Value CastFloat(Value value) => FloatType == TensorProto.Types.DataType.Float ? value : Cast(value, FloatType);

    /// <summary>Ends the graph.</summary>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public OnnxModel Finish()
    {
        RequireWeights();
        ModelProto model = new() { IrVersion = IrVersion, ProducerName = "NextGpt.Export", Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Opset });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = ContribDomain, Version = 1 });
        return new OnnxModel(model, _initializers, _requested);
    }

    private static AttributeProto Attribute(string name, object value)
    {
        AttributeProto attribute = new() { Name = name };
        switch (value)
        {
            case long number:
                attribute.Type = AttributeProto.Types.AttributeType.Int;
                attribute.I = number;
                break;
            case int number:
                attribute.Type = AttributeProto.Types.AttributeType.Int;
                attribute.I = number;
                break;
            case float number:
                attribute.Type = AttributeProto.Types.AttributeType.Float;
                attribute.F = number;
                break;
            case string text:
                attribute.Type = AttributeProto.Types.AttributeType.String;
                attribute.S = ByteString.CopyFromUtf8(text);
                break;
            case long[] numbers:
                attribute.Type = AttributeProto.Types.AttributeType.Ints;
                attribute.Ints.Add(numbers);
                break;
            default:
                throw new ArgumentException($"Attribute '{name}' is a {value.GetType().Name}; expected a long, int, float, string or long[].", nameof(value));
        }

        return attribute;
    }

    private static ValueInfoProto Describe(string name, TensorProto.Types.DataType type, ReadOnlySpan<Dimension> dimensions)
    {
        TensorShapeProto shape = new();
        foreach (Dimension dimension in dimensions)
        {
            shape.Dim.Add(dimension.Name is null
                ? new TensorShapeProto.Types.Dimension { DimValue = dimension.Size }
                : new TensorShapeProto.Types.Dimension { DimParam = dimension.Name });
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = type, Shape = shape } } };
    }

    private static void Rename(RepeatedField<string> names, string from, string to)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == from)
            {
                names[i] = to;
            }
        }
    }

    private Value Constant(string name, TensorProto.Types.DataType type, long[] shape, Action<Stream> write)
    {
        if (!_constants.TryGetValue(name, out Value value))
        {
            _initializers.Add(new Initializer(name, type, shape, write));
            value = new Value(this, name);
            _constants.Add(name, value);
        }

        return value;
    }

    private string Unique(string operation)
    {
        int count = _counters.GetValueOrDefault(operation);
        _counters[operation] = count + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{operation}_{count}");
    }
}
