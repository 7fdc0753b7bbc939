using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;

namespace NextGpt.Export.Denoisers;

/// <summary>
/// One block: attention within a frame; across the frames at one cell, with more than one; across the condition's rows, if it has rows; then an MLP.
/// The first and the last are shifted, scaled and gated by the conditioning vector.
/// </summary>
internal static class DenoiserBlock
{
    private const float Epsilon = 1e-6f;

    /// <param name="x">[n x frames, cells, width].</param>
    /// <param name="modulation">The conditioning vectors after SiLU, [n x frames, 1, width].</param>
    /// <param name="rows">The condition's rows [n, queries, width], or null.</param>
    /// <param name="name">The block's name.</param>
    /// <param name="configuration">The shape.</param>
    public static Value Apply(Value x, Value modulation, Value? rows, string name, DenoiserConfiguration configuration)
    {
        int width = configuration.HiddenSize;
        Value[] parts = modulation.Linear($"{name}.adaLN_modulation.1", width, 6 * width).Split(6, axis: -1);
        x += parts[2] * Modulate(x, parts[0], parts[1], configuration).SelfAttention($"{name}.attn", width, configuration.Heads);
        if (configuration.Frames > 1)
        {
            x += Temporal(x.LayerNorm($"{name}.temporal_norm", width, Epsilon), name, configuration);
        }

        if (rows is Value memory)
        {
            x += Cross(x.LayerNorm($"{name}.cross_norm", width, Epsilon), memory, name, configuration);
        }

        return x + (parts[5] * Modulate(x, parts[3], parts[4], configuration).Mlp($"{name}.mlp", width, 4 * width, width));
    }

    /// <summary>Normalises without weights, then scales by 1 + <paramref name="scale"/> and shifts.</summary>
    public static Value Modulate(Value x, Value shift, Value scale, DenoiserConfiguration configuration) =>
        (x.LayerNorm(configuration.HiddenSize, Epsilon) * (scale + 1)) + shift;

    private static Value Temporal(Value x, string name, DenoiserConfiguration configuration)
    {
        (int frames, int cells, int width) = (configuration.Frames, configuration.Height * configuration.Width, configuration.HiddenSize);
        Value byCell = x.Reshape(-1, frames, cells, width).Transpose(0, 2, 1, 3).Reshape(-1, frames, width);
        Value attended = byCell.SelfAttention($"{name}.temporal", width, configuration.Heads);
        return attended.Reshape(-1, cells, frames, width).Transpose(0, 2, 1, 3).Reshape(-1, cells, width);
    }

    private static Value Cross(Value x, Value memory, string name, DenoiserConfiguration configuration)
    {
        (int frames, int cells, int width) = (configuration.Frames, configuration.Height * configuration.Width, configuration.HiddenSize);
        Value query = x.Linear($"{name}.cross_attn.q_linear", width, width);
        query = frames == 1 ? query : query.Reshape(-1, frames * cells, width);
        Value[] stacked = memory.Linear($"{name}.cross_attn.kv_linear", width, 2 * width).Split(2, axis: -1);
        Value attended = Attention.Attend(query, stacked[0], stacked[1], configuration.Heads).Linear($"{name}.cross_attn.proj", width, width);
        return frames == 1 ? attended : attended.Reshape(-1, cells, width);
    }
}
