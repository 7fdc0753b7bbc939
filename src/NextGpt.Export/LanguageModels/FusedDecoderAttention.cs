using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Graphs.Format;

namespace NextGpt.Export.LanguageModels;

/// <summary>ONNX Runtime's GroupQueryAttention: one node a layer. Sequences of a batch may be padded on the right.</summary>
internal sealed class FusedDecoderAttention : DecoderAttention
{
    private readonly LanguageModelConfiguration _configuration;
    private readonly Value _lastPositions;
    private readonly Value _totalLength;
    private readonly RotaryTables _rotary;

    public FusedDecoderAttention(LanguageModelConfiguration configuration, Value mask)
    {
        GraphBuilder graph = mask.Graph;
        _configuration = configuration;
        _rotary = RotaryTables.Add(graph, configuration);

        // The operator takes the index of each sequence's last position, int32 [batch], and the length of the longest, an int32 without dimensions.
        Value counts = graph.Node("ReduceSum", [mask, graph.Integers(1)], ("keepdims", 0L));
        _lastPositions = graph.Cast(graph.Node("Sub", [counts, graph.Integers(1)]), TensorProto.Types.DataType.Int32);
        _totalLength = graph.Cast(mask.Length(1), TensorProto.Types.DataType.Int32);
    }

    public override (Value Attended, KeyValueCache Present) Attend(Value query, Value key, Value value, KeyValueCache past)
    {
        Value[] outputs = query.Graph.Nodes(
            $"{GraphBuilder.ContribDomain}.GroupQueryAttention", 3,
            [query, key, value, past.Key, past.Value, _lastPositions, _totalLength, _rotary.Cosines, _rotary.Sines],
            ("num_heads", _configuration.Heads), ("kv_num_heads", _configuration.KeyValueHeads), ("do_rotary", 1L), ("rotary_interleaved", 0L));
        return (outputs[0], new KeyValueCache(outputs[1], outputs[2]));
    }
}
