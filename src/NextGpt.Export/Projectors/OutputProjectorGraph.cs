using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Projectors;

/// <summary>
/// Signal tokens to a decoder's condition: <c>hidden_states</c> and <c>token_embeds</c> [batch, signals, hidden] to <c>condition</c> [batch, queries, width].
/// An encoder over the signals and a decoder over learned queries, as torch's nn.Transformer with the norm first.
/// </summary>
public static class OutputProjectorGraph
{
    private const float Epsilon = 1e-5f;
    private const string Batch = "batch_size";
    private const string Sequence = "sequence_length";

    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The shape.</param>
    /// <param name="weights">Under the released checkpoint's names: <c>query_embs</c>, <c>fc</c>, <c>tfm</c>, <c>model</c>.</param>
    /// <param name="storage">How matrices are stored.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public static OnnxModel Build(OutputProjectorConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GraphBuilder graph = new("output_projector", weights, storage);
        Value hidden = graph.FloatInput("hidden_states", Batch, Sequence, configuration.HiddenSize);
        Value embeddings = graph.FloatInput("token_embeds", Batch, Sequence, configuration.HiddenSize);

        Value memory = Encode((hidden + embeddings).Linear("fc", configuration.HiddenSize, configuration.Width), configuration);
        Value queries = graph.Weight("query_embs", [1, configuration.Queries, configuration.Width]).PerItem(hidden, configuration.Queries, configuration.Width);
        Value condition = Decode(queries, memory, configuration).Linear("model", configuration.Width, configuration.ConditionSize);
        graph.FloatOutput("condition", condition, Batch, configuration.Queries, configuration.ConditionSize);
        return graph.Finish();
    }

    private static Value Encode(Value x, OutputProjectorConfiguration configuration)
    {
        for (int layer = 0; layer < configuration.EncoderLayers; layer++)
        {
            string name = $"tfm.encoder.layers.{layer}";
            x += x.LayerNorm($"{name}.norm1", configuration.Width, Epsilon).TorchSelfAttention($"{name}.self_attn", configuration.Width, configuration.Heads);
            x += FeedForward(x.LayerNorm($"{name}.norm2", configuration.Width, Epsilon), name, configuration);
        }

        return x.LayerNorm("tfm.encoder.norm", configuration.Width, Epsilon);
    }

    private static Value Decode(Value x, Value memory, OutputProjectorConfiguration configuration)
    {
        for (int layer = 0; layer < configuration.DecoderLayers; layer++)
        {
            string name = $"tfm.decoder.layers.{layer}";
            x += x.LayerNorm($"{name}.norm1", configuration.Width, Epsilon).TorchSelfAttention($"{name}.self_attn", configuration.Width, configuration.Heads);
            x += x.LayerNorm($"{name}.norm2", configuration.Width, Epsilon)
                .TorchCrossAttention(memory, $"{name}.multihead_attn", configuration.Width, configuration.Heads);
            x += FeedForward(x.LayerNorm($"{name}.norm3", configuration.Width, Epsilon), name, configuration);
        }

        return x.LayerNorm("tfm.decoder.norm", configuration.Width, Epsilon);
    }

    private static Value FeedForward(Value x, string name, OutputProjectorConfiguration configuration)
    {
        Value inner = x.Linear($"{name}.linear1", configuration.Width, configuration.FeedForward);
        return x.Graph.Node("Relu", [inner]).Linear($"{name}.linear2", configuration.FeedForward, configuration.Width);
    }
}
