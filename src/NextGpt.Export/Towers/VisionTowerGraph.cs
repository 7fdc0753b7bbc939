using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Towers;

/// <summary>
/// ImageBind's vision tower: <c>pixel_values</c> [n, 3, 2, size, size] (a still picture twice) to <c>embedding</c> [n, e] and
/// <c>patch_embeddings</c> [n, patches, e] in row-major order, each vector of length one.
/// </summary>
public static class VisionTowerGraph
{
    private const float Epsilon = 1e-6f;

    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The shape.</param>
    /// <param name="weights">Under ImageBind's names; other modalities may lie beside them.</param>
    /// <param name="storage">How matrices are stored.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public static OnnxModel Build(VisionTowerConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GraphBuilder graph = new("vision_tower", weights, storage, owns: static name => name.Contains(".vision.", StringComparison.Ordinal));
        (int width, int patches) = (configuration.Width, configuration.Patches);
        Value x = TowerParts.Embed(Stem(graph, configuration), "vision", patches, width)
            .LayerNorm("modality_trunks.vision.pre_transformer_layer.0", width, Epsilon);
        x = TowerParts.Trunk(x, "vision", configuration.Blocks, width, configuration.Heads, extraKey: false);
        TowerParts.Outputs(x, "vision", patches, width, configuration.EmbeddingSize);
        return graph.Finish();
    }

    // A convolution whose stride is its kernel is one product of matrices, which stores small like any other.
    private static Value Stem(GraphBuilder graph, VisionTowerConfiguration configuration)
    {
        const int channels = 3;
        const int frames = 2;
        (int patch, int side) = (configuration.Patch, configuration.ImageSize / configuration.Patch);
        int size = channels * frames * patch * patch;
        Value pixels = graph.FloatInput("pixel_values", "batch_size", channels, frames, configuration.ImageSize, configuration.ImageSize);
        Value patches = pixels
            .Reshape(-1, channels * frames, side, patch, side, patch)
            .Transpose(0, 2, 4, 1, 3, 5)
            .Reshape(-1, side * side, size);
        return patches.MatMul(
            graph.Matrix("modality_preprocessors.vision.rgbt_stem.proj.1.weight", configuration.Width, size, [configuration.Width, channels, frames, patch, patch]));
    }
}
