using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Autoencoders;

/// <summary>The half of the autoencoder that training uses: <c>sample</c> [n, channels, height, width] to <c>latent</c> [n, latent channels, rows, columns].</summary>
public static class LatentEncoderGraph
{
    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The shape.</param>
    /// <param name="weights">Those under <c>encoder.</c> are taken; the decoder's may lie beside them.</param>
    /// <param name="storage">How matrices are stored.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public static OnnxModel Build(AutoencoderConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GraphBuilder graph = new("latent_encoder", weights, storage, owns: static name => !name.StartsWith("decoder.", StringComparison.Ordinal));
        (int rows, int columns) = (configuration.LatentHeight, configuration.LatentWidth);

        // A patch is flattened as channel, row, column.
        Value patches = graph.FloatInput("sample", AutoencoderParts.SampleShape(configuration))
            .Reshape(0, configuration.Channels, rows, configuration.PatchHeight, columns, configuration.PatchWidth)
            .Transpose(0, 2, 4, 1, 3, 5)
            .Reshape(-1, rows * columns, AutoencoderParts.PatchSize(configuration));
        Value x = patches.Linear("encoder.patch_embed", AutoencoderParts.PatchSize(configuration), configuration.HiddenSize);
        Value latent = AutoencoderParts.Transform(x, "encoder", configuration.EncoderLayers, configuration)
            .Linear("encoder.proj", configuration.HiddenSize, configuration.LatentChannels)
            .Transpose(0, 2, 1)
            .Reshape(0, 0, rows, columns);
        graph.FloatOutput("latent", latent, AutoencoderParts.LatentShape(configuration));
        return graph.Finish();
    }
}
