using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Towers;

/// <summary>
/// ImageBind's audio tower: <c>input_features</c> [n, 1, mels, frames] to <c>embedding</c> [n, e] and <c>patch_embeddings</c> [n, patches, e],
/// frequency by frequency, each vector of length one. Upstream's scale of the embedding is not applied, as in NExT-GPT.
/// </summary>
public static class AudioTowerGraph
{
    private const float StemEpsilon = 1e-5f;

    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The shape.</param>
    /// <param name="weights">Under ImageBind's names; other modalities may lie beside them.</param>
    /// <param name="storage">How matrices are stored.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public static OnnxModel Build(AudioTowerConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GraphBuilder graph = new("audio_tower", weights, storage, owns: Owns);
        (int width, int patches) = (configuration.Width, configuration.Rows * configuration.Columns);
        Value x = TowerParts.Embed(Stem(graph, configuration), "audio", patches, width);
        x = TowerParts.Trunk(x, "audio", configuration.Blocks, width, configuration.Heads, extraKey: true);
        TowerParts.Outputs(x, "audio", patches, width, configuration.EmbeddingSize);
        return graph.Finish();
    }

    // The postprocessor's scale is in public checkpoints and is not used.
    private static bool Owns(string name) =>
        name.Contains(".audio.", StringComparison.Ordinal) && !name.StartsWith("modality_postprocessors.", StringComparison.Ordinal);

    private static Value Stem(GraphBuilder graph, AudioTowerConfiguration configuration)
    {
        const string name = "modality_preprocessors.audio.rgbt_stem";
        (int width, int kernel, int stride) = (configuration.Width, configuration.Kernel, configuration.Stride);
        Value features = graph.FloatInput("input_features", "batch_size", 1, configuration.MelBins, configuration.Frames);
        Value cells = graph.Node(
            "Conv", [features, graph.Kernel($"{name}.proj.weight", width, 1, kernel, kernel)],
            ("kernel_shape", new long[] { kernel, kernel }), ("strides", new long[] { stride, stride }));
        return cells.Reshape(0, width, configuration.Rows * configuration.Columns)
            .Transpose(0, 2, 1)
            .LayerNorm($"{name}.norm_layer", width, StemEpsilon);
    }
}
