using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Denoisers;

/// <summary>
/// A diffusion transformer: <c>sample</c> [n, channels, height, width], or [n, channels, frames, height, width] with more than one frame,
/// <c>timestep</c> [n] from 0 to 1000, and <c>encoder_hidden_states</c> [n, queries, width] or <c>class_labels</c> [n, width] to <c>out_sample</c>, shaped like the sample.
/// </summary>
public static class DenoiserGraph
{
    private const string Batch = "batch_size";

    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The shape.</param>
    /// <param name="weights">Under DiT's names: <c>x_embedder</c>, <c>pos_embed</c>, <c>t_embedder</c>, <c>y_pool</c>, <c>y_frames</c>, <c>blocks.N</c>, <c>final_layer</c>.</param>
    /// <param name="storage">How matrices are stored.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public static OnnxModel Build(DenoiserConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GraphBuilder graph = new("denoiser", weights, storage);
        Dimension[] shape = configuration.Frames == 1
            ? [Batch, configuration.LatentChannels, configuration.Height, configuration.Width]
            : [Batch, configuration.LatentChannels, configuration.Frames, configuration.Height, configuration.Width];
        Value sample = graph.FloatInput("sample", shape);
        Value timestep = graph.FloatInput("timestep", Batch);
        Value condition = configuration.ClassCondition
            ? graph.FloatInput("class_labels", Batch, configuration.ConditionSize)
            : graph.FloatInput("encoder_hidden_states", Batch, configuration.ConditionQueries, configuration.ConditionSize);

        Value modulation = DenoiserConditioning.Vector(timestep, condition, configuration).Silu().Unsqueeze(1);
        Value? rows = configuration.ClassCondition ? null : condition.Linear("y_embedder", configuration.ConditionSize, configuration.HiddenSize);
        Value x = Tokens(sample, configuration);
        for (int block = 0; block < configuration.Layers; block++)
        {
            x = DenoiserBlock.Apply(x, modulation, rows, $"blocks.{block}", configuration);
        }

        graph.FloatOutput("out_sample", Sample(Final(x, modulation, configuration), configuration), shape);
        return graph.Finish();
    }

    // One token a cell, frames outermost, then rows.
    private static Value Tokens(Value sample, DenoiserConfiguration configuration)
    {
        GraphBuilder graph = sample.Graph;
        (int frames, int cells, int width) = (configuration.Frames, configuration.Height * configuration.Width, configuration.HiddenSize);
        Value flat = sample.Reshape(0, configuration.LatentChannels, frames * cells).Transpose(0, 2, 1);
        Value x = flat.Linear("x_embedder", configuration.LatentChannels, width);
        if (frames == 1)
        {
            return x + graph.Weight("pos_embed", [1, cells, width]);
        }

        Value places = graph.Weight("pos_embed", [1, cells, width], view: [1, 1, cells, width]);
        Value times = graph.Weight("frame_embed", [1, frames, width], view: [1, frames, 1, width]);
        return (x.Reshape(0, frames, cells, width) + places + times).Reshape(-1, cells, width);
    }

    private static Value Final(Value x, Value modulation, DenoiserConfiguration configuration)
    {
        Value[] parts = modulation.Linear("final_layer.adaLN_modulation.1", configuration.HiddenSize, 2 * configuration.HiddenSize).Split(2, axis: -1);
        Value cells = DenoiserBlock.Modulate(x, parts[0], parts[1], configuration).Linear("final_layer.linear", configuration.HiddenSize, configuration.LatentChannels);
        return configuration.Frames == 1 ? cells : cells.Reshape(-1, configuration.Frames * configuration.Height * configuration.Width, configuration.LatentChannels);
    }

    private static Value Sample(Value tokens, DenoiserConfiguration configuration)
    {
        Value channelsFirst = tokens.Transpose(0, 2, 1);
        return configuration.Frames == 1
            ? channelsFirst.Reshape(0, 0, configuration.Height, configuration.Width)
            : channelsFirst.Reshape(0, 0, configuration.Frames, configuration.Height, configuration.Width);
    }
}
