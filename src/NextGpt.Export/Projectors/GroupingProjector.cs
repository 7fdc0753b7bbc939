using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;

namespace NextGpt.Export.Projectors;

/// <summary>
/// Learned group tokens travel with the patches through each stage's blocks; then every patch goes to one group, and the groups go on as the next stage's tokens
/// (after GroupViT, Xu et al. 2022).
/// </summary>
internal static class GroupingProjector
{
    private const float Epsilon = 1e-5f;

    /// <param name="patches">[n, p, e].</param>
    /// <param name="configuration">The projector's outer shape.</param>
    /// <param name="grouping">Its inner shape.</param>
    /// <returns>[n, last stage's groups, hidden].</returns>
    public static Value Apply(Value patches, InputProjectorConfiguration configuration, GroupingConfiguration grouping)
    {
        if (grouping.Groups.Count == 0 || grouping.Depths.Count != grouping.Groups.Count + 1)
        {
            throw new ArgumentException(
                $"The grouping has {grouping.Depths.Count} stages and {grouping.Groups.Count} sets of group tokens; expected one stage more than sets, and a set.",
                nameof(grouping));
        }

        Value x = patches.Linear("in_fc", configuration.EmbeddingSize, grouping.Width);
        Value? groups = null;
        for (int stage = 0; stage < grouping.Depths.Count; stage++)
        {
            (x, groups) = Stage(x, groups, stage, grouping);
        }

        return x.LayerNorm("norm", grouping.Width, Epsilon).Linear("out_fc", grouping.Width, configuration.HiddenSize);
    }

    private static (Value Tokens, Value? Groups) Stage(Value x, Value? previous, int stage, GroupingConfiguration grouping)
    {
        string name = $"layers.{stage}";
        if (stage == grouping.Groups.Count)
        {
            return (Blocks(x, name, grouping.Depths[stage], grouping), null);
        }

        int count = grouping.Groups[stage];
        Value groups = x.Graph.Weight($"{name}.group_token", [1, count, grouping.Width]).PerItem(x, count, grouping.Width);
        if (previous is Value earlier)
        {
            int earlierCount = grouping.Groups[stage - 1];
            Value normal = earlier.LayerNorm($"{name}.group_projector.0", grouping.Width, Epsilon);
            groups += AcrossTokens(normal, $"{name}.group_projector.1", earlierCount, 4 * earlierCount, count);
        }

        // The patches' number is free, so the groups are cut off from the end.
        Value together = Blocks(Tensors.Concat(1, x, groups), name, grouping.Depths[stage], grouping);
        Value patches = together.Slice(axis: 1, 0, -count);
        groups = together.Slice(axis: 1, -count, long.MaxValue);
        return (GroupingBlock.Apply(patches, groups, $"{name}.downsample", count, grouping), groups);
    }

    private static Value Blocks(Value x, string name, int depth, GroupingConfiguration grouping)
    {
        int width = grouping.Width;
        for (int i = 0; i < depth; i++)
        {
            string block = $"{name}.blocks.{i}";
            x += x.LayerNorm($"{block}.norm1", width, Epsilon).SelfAttention($"{block}.attn", width, grouping.Heads, bias: false);
            x += x.LayerNorm($"{block}.norm2", width, Epsilon).Mlp($"{block}.mlp", width, 4 * width, width);
        }

        return x;
    }

    /// <summary>An MLP over the token axis.</summary>
    public static Value AcrossTokens(Value x, string name, long tokens, long hidden, long outputs) =>
        x.Transpose(0, 2, 1).Mlp(name, tokens, hidden, outputs).Transpose(0, 2, 1);
}
