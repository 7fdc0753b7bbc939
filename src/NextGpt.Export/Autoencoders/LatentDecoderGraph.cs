using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Autoencoders;

/// <summary>The half of the autoencoder that is shipped: <c>latent_sample</c> [n, latent channels, rows, columns] to <c>sample</c> [n, channels, height, width], not clamped.</summary>
public static class LatentDecoderGraph
{
    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The shape.</param>
    /// <param name="weights">Those under <c>decoder.</c> are taken; the encoder's may lie beside them.</param>
    /// <param name="storage">How matrices are stored.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public static OnnxModel Build(AutoencoderConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GraphBuilder graph = new("latent_decoder", weights, storage, owns: static name => !name.StartsWith("encoder.", StringComparison.Ordinal));
        (int rows, int columns) = (configuration.LatentHeight, configuration.LatentWidth);
        Value cells = graph.FloatInput("latent_sample", AutoencoderParts.LatentShape(configuration))
            .Reshape(0, configuration.LatentChannels, rows * columns)
            .Transpose(0, 2, 1);
        Value x = cells.Linear("decoder.proj", configuration.LatentChannels, configuration.HiddenSize);

        // A patch unfolds as channel, row, column.
        Value sample = AutoencoderParts.Transform(x, "decoder", configuration.DecoderLayers, configuration)
            .Linear("decoder.unpatch", configuration.HiddenSize, AutoencoderParts.PatchSize(configuration))
            .Reshape(0, rows, columns, configuration.Channels, configuration.PatchHeight, configuration.PatchWidth)
            .Transpose(0, 3, 1, 4, 2, 5)
            .Reshape(-1, configuration.Channels, configuration.Height, configuration.Width);
        graph.FloatOutput("sample", sample, AutoencoderParts.SampleShape(configuration));
        return graph.Finish();
    }
}
