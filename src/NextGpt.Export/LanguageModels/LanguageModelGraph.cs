using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Graphs.Format;
using NextGpt.Export.Weights;

namespace NextGpt.Export.LanguageModels;

/// <summary>
/// A LLaMA decoder with its key-value cache. Inputs: <c>inputs_embeds</c> [batch, sequence, hidden], <c>attention_mask</c> int64 [batch, past + sequence],
/// <c>past_key_values.N.key</c> and <c>.value</c> [batch, kv heads, past, head]; past may be 0. Outputs: <c>logits</c> [batch, sequence, vocabulary],
/// <c>hidden_states</c> [batch, sequence, hidden] after the final norm, <c>present.N.key</c> and <c>.value</c>.
/// </summary>
public static class LanguageModelGraph
{
    private const string Batch = "batch_size";
    private const string Sequence = "sequence_length";
    private const string Total = "total_sequence_length";

    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The shape. Where the width of a head is a multiple of 16, attention is one fused node a layer; else it is written out.</param>
    /// <param name="weights">
    /// Under the names of public LLaMA checkpoints, any low-rank adaptation merged. The token embedding may lie beside them:
    /// <see cref="TokenEmbeddingGraph"/> takes it.
    /// </param>
    /// <param name="storage">How matrices are stored.</param>
    /// <param name="compute">In half precision the caches are float16; every other input and output stays float32.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public static OnnxModel Build(
        LanguageModelConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32, ComputeType compute = ComputeType.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Build(configuration, weights, storage, compute, fused: null);
    }

    internal static OnnxModel Build(
        LanguageModelConfiguration configuration, INamedWeights weights, WeightStorage storage, ComputeType compute, bool? fused)
    {
        GraphBuilder graph = new("language_model", weights, storage, compute, Owns);
        Value x = graph.FloatInput("inputs_embeds", Batch, Sequence, configuration.HiddenSize);
        Value mask = graph.Input("attention_mask", TensorProto.Types.DataType.Int64, Batch, Total);
        KeyValueCache[] caches = [.. Enumerable.Range(0, configuration.Layers).Select(layer => Past(graph, configuration, layer))];
        DecoderAttention attention = DecoderAttention.Create(configuration, mask, x, fused);

        for (int layer = 0; layer < configuration.Layers; layer++)
        {
            string name = $"model.layers.{layer}";
            (Value attended, caches[layer]) = Attend(
                Norm(x, $"{name}.input_layernorm", configuration), $"{name}.self_attn", configuration, attention, caches[layer]);
            x += attended;
            x += Mlp(Norm(x, $"{name}.post_attention_layernorm", configuration), $"{name}.mlp", configuration);
        }

        Value hidden = Norm(x, "model.norm", configuration);
        Value logits = hidden.Linear("lm_head", configuration.HiddenSize, configuration.VocabularySize, bias: false);
        graph.FloatOutput("logits", logits, Batch, Sequence, configuration.VocabularySize);
        graph.FloatOutput("hidden_states", hidden, Batch, Sequence, configuration.HiddenSize);
        for (int layer = 0; layer < configuration.Layers; layer++)
        {
            Dimension[] shape = [Batch, configuration.KeyValueHeads, Total, configuration.HeadDimension];
            graph.Output($"present.{layer}.key", caches[layer].Key, graph.FloatType, shape);
            graph.Output($"present.{layer}.value", caches[layer].Value, graph.FloatType, shape);
        }

        return graph.Finish();
    }

    // Public checkpoints carry rotary frequencies as a buffer; they follow from the configuration.
    private static bool Owns(string name) => name != TokenEmbeddingGraph.TableName && !name.EndsWith(".rotary_emb.inv_freq", StringComparison.Ordinal);

    private static KeyValueCache Past(GraphBuilder graph, LanguageModelConfiguration configuration, int layer)
    {
        Dimension[] shape = [Batch, configuration.KeyValueHeads, "past_sequence_length", configuration.HeadDimension];
        return new KeyValueCache(
            graph.Input($"past_key_values.{layer}.key", graph.FloatType, shape), graph.Input($"past_key_values.{layer}.value", graph.FloatType, shape));
    }

    private static Value Norm(Value x, string name, LanguageModelConfiguration configuration) =>
        x.Graph.Node(
            "SimplifiedLayerNormalization", [x, x.Graph.Weight($"{name}.weight", [configuration.HiddenSize])],
            ("axis", -1L), ("epsilon", (float)configuration.RmsNormEpsilon));

    private static (Value Attended, KeyValueCache Present) Attend(
        Value x, string name, LanguageModelConfiguration configuration, DecoderAttention attention, KeyValueCache past)
    {
        int hidden = configuration.HiddenSize;
        int keyValue = configuration.KeyValueHeads * configuration.HeadDimension;
        (Value attended, KeyValueCache present) = attention.Attend(
            x.Linear($"{name}.q_proj", hidden, hidden, bias: false),
            x.Linear($"{name}.k_proj", hidden, keyValue, bias: false),
            x.Linear($"{name}.v_proj", hidden, keyValue, bias: false),
            past);
        return (attended.Linear($"{name}.o_proj", hidden, hidden, bias: false), present);
    }

    private static Value Mlp(Value x, string name, LanguageModelConfiguration configuration)
    {
        Value gate = x.Linear($"{name}.gate_proj", configuration.HiddenSize, configuration.IntermediateSize, bias: false).Silu();
        Value up = x.Linear($"{name}.up_proj", configuration.HiddenSize, configuration.IntermediateSize, bias: false);
        return (gate * up).Linear($"{name}.down_proj", configuration.IntermediateSize, configuration.HiddenSize, bias: false);
    }
}
