using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Graphs.Format;

namespace NextGpt.Export.LanguageModels;

/// <summary>The same by standard operators, for widths of a head that the fused operator has no kernel for.</summary>
internal sealed class PlainDecoderAttention : DecoderAttention
{
    // Far below any score, and still finite in half precision.
    private const float Forbidden = -30000;

    private readonly LanguageModelConfiguration _configuration;
    private readonly Value _cosines;
    private readonly Value _sines;
    private readonly Value _bias;

    public PlainDecoderAttention(LanguageModelConfiguration configuration, Value mask, Value embeddings)
    {
        GraphBuilder graph = mask.Graph;
        _configuration = configuration;
        Value total = mask.Length(1);
        Value past = total - embeddings.Length(1);

        // A position is the number of attended tokens before it; padding takes the first.
        Value one = graph.Integers(1);
        Value counted = graph.Node("Sub", [graph.Node("CumSum", [mask, one]), one]);
        Value current = graph.Node("Slice", [counted, past.Unsqueeze(0), total.Unsqueeze(0), one]);
        Value positions = graph.Node("Max", [current, graph.Integers(0)]);
        RotaryTables rotary = RotaryTables.Add(graph, configuration);
        _cosines = graph.Node("Gather", [rotary.Cosines, positions]).Unsqueeze(1);
        _sines = graph.Node("Gather", [rotary.Sines, positions]).Unsqueeze(1);
        _bias = Bias(mask, past, total);
    }

    public override (Value Attended, KeyValueCache Present) Attend(Value query, Value key, Value value, KeyValueCache past)
    {
        int keyValueHeads = _configuration.KeyValueHeads;
        int group = _configuration.Heads / keyValueHeads;
        int width = _configuration.HeadDimension;
        Value keys = Tensors.Concat(2, past.Key, Rotate(Heads(key, keyValueHeads)));
        Value values = Tensors.Concat(2, past.Value, Heads(value, keyValueHeads));

        // [batch, kv heads, group, sequence, head] against [batch, kv heads, 1, positions, head].
        Value queries = Rotate(Heads(query, _configuration.Heads)).Reshape(0, keyValueHeads, group, -1, width);
        Value scores = (queries * (1 / MathF.Sqrt(width))).MatMul(keys.Unsqueeze(2).Transpose(0, 1, 2, 4, 3));
        Value shares = query.Graph.Node("Softmax", [scores + _bias], ("axis", -1L));
        Value attended = shares.MatMul(values.Unsqueeze(2)).Reshape(0, _configuration.Heads, -1, width);
        return (attended.Transpose(0, 2, 1, 3).Reshape(0, 0, _configuration.HiddenSize), new KeyValueCache(keys, values));
    }

    // [batch, 1, 1, sequence, positions]: zero where a token may look, which is at itself and before, and not at padding.
    private static Value Bias(Value mask, Value past, Value total)
    {
        GraphBuilder graph = mask.Graph;
        Value one = graph.Node("Squeeze", [graph.Integers(1)]);
        Value columns = graph.Node("Range", [graph.Node("Squeeze", [graph.Integers(0)]), total, one]);
        Value rows = graph.Node("Range", [past, total, one]).Unsqueeze(1);
        Value attended = graph.Cast(mask, TensorProto.Types.DataType.Bool).Unsqueeze(1);
        Value allowed = graph.Node("And", [graph.Node("LessOrEqual", [columns, rows]), attended]);
        Value bias = graph.Node("Where", [allowed, graph.Scalar(0), graph.Scalar(Forbidden)]);
        return bias.Unsqueeze(1).Unsqueeze(1);
    }

    private Value Heads(Value x, int heads) => x.Reshape(0, 0, heads, _configuration.HeadDimension).Transpose(0, 2, 1, 3);

    private Value Rotate(Value x)
    {
        Value[] halves = x.Split(2, axis: -1);
        return Tensors.Concat(-1, (halves[0] * _cosines) - (halves[1] * _sines), (halves[1] * _cosines) + (halves[0] * _sines));
    }
}
