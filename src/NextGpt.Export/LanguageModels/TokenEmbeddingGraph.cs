using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Graphs.Format;
using NextGpt.Export.Weights;

namespace NextGpt.Export.LanguageModels;

/// <summary>Token ids to embeddings: <c>input_ids</c> int64 [batch, sequence] to <c>inputs_embeds</c> [batch, sequence, hidden].</summary>
public static class TokenEmbeddingGraph
{
    internal const string TableName = "model.embed_tokens.weight";

    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The language model's shape.</param>
    /// <param name="weights">Holds <c>model.embed_tokens.weight</c> [vocabulary, hidden]; the language model's other tensors may lie beside it.</param>
    /// <param name="storage">How the table is stored. It is never unfolded as a whole, so a small storage saves memory too.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="WeightMismatchException">The table is missing or has another shape.</exception>
    public static OnnxModel Build(LanguageModelConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GraphBuilder graph = new("token_embedding", weights, storage, owns: static name => name == TableName);
        Value ids = graph.Input("input_ids", TensorProto.Types.DataType.Int64, "batch_size", "sequence_length");
        Value rows = graph.Rows(TableName, configuration.VocabularySize, configuration.HiddenSize, ids);
        graph.FloatOutput("inputs_embeds", rows, "batch_size", "sequence_length", configuration.HiddenSize);
        return graph.Finish();
    }
}
