using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;

namespace NextGpt.Export.Autoencoders;

/// <summary>What both halves of the autoencoder are made of.</summary>
internal static class AutoencoderParts
{
    private const float Epsilon = 1e-6f;

    /// <summary>Tokens of one patch each: learned positions, pre-norm blocks, a last norm.</summary>
    public static Value Transform(Value x, string name, int blocks, AutoencoderConfiguration configuration)
    {
        int width = configuration.HiddenSize;
        x += x.Graph.Weight($"{name}.pos_embed", [1, Cells(configuration), width]);
        for (int i = 0; i < blocks; i++)
        {
            string block = $"{name}.blocks.{i}";
            x += x.LayerNorm($"{block}.norm1", width, Epsilon).SelfAttention($"{block}.attn", width, configuration.Heads);
            x += x.LayerNorm($"{block}.norm2", width, Epsilon).Mlp($"{block}.mlp", width, 4 * width, width);
        }

        return x.LayerNorm($"{name}.norm", width, Epsilon);
    }

    public static int Cells(AutoencoderConfiguration configuration) => configuration.LatentHeight * configuration.LatentWidth;

    public static int PatchSize(AutoencoderConfiguration configuration) => configuration.Channels * configuration.PatchHeight * configuration.PatchWidth;

    public static Dimension[] SampleShape(AutoencoderConfiguration configuration) =>
        ["batch_size", configuration.Channels, configuration.Height, configuration.Width];

    public static Dimension[] LatentShape(AutoencoderConfiguration configuration) =>
        ["batch_size", configuration.LatentChannels, configuration.LatentHeight, configuration.LatentWidth];
}
