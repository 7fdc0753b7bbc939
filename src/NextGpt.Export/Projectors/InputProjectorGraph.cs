using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Projectors;

/// <summary>
/// An encoder's embedding to positions of the prompt: <c>embedding</c> [n, e] to <c>inputs_embeds</c> [n, 1, hidden] (linear),
/// or [n, patches, e] to [n, tokens, hidden] (grouping).
/// </summary>
public static class InputProjectorGraph
{
    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The shape, and which of the two it is.</param>
    /// <param name="weights">Linear: <c>weight</c> and <c>bias</c>. Grouping: the names of NExT-GPT's code behind <c>mm_input_projector.</c></param>
    /// <param name="storage">How matrices are stored.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="ArgumentException">The grouping has not one stage more than it has groups of tokens.</exception>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public static OnnxModel Build(InputProjectorConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GraphBuilder graph = new("input_projector", weights, storage);
        Value projected = configuration.Grouping is GroupingConfiguration grouping
            ? GroupingProjector.Apply(graph.FloatInput("embedding", "batch_size", "patches", configuration.EmbeddingSize), configuration, grouping)
            : Linear(graph.FloatInput("embedding", "batch_size", configuration.EmbeddingSize), configuration).Unsqueeze(1);
        graph.FloatOutput("inputs_embeds", projected, "batch_size", configuration.Tokens, configuration.HiddenSize);
        return graph.Finish();
    }

    private static Value Linear(Value embedding, InputProjectorConfiguration configuration) =>
        embedding.MatMul(embedding.Graph.Matrix("weight", configuration.HiddenSize, configuration.EmbeddingSize))
        + embedding.Graph.Weight("bias", [configuration.HiddenSize]);
}
