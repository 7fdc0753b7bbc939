using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Graphs.Format;

namespace NextGpt.Export.Projectors;

/// <summary>Gathers patches [n, p, width] into groups [n, g, width]: every patch goes to the one group that scores highest for it.</summary>
internal static class GroupingBlock
{
    private const float Epsilon = 1e-5f;

    public static Value Apply(Value patches, Value groups, string name, int count, GroupingConfiguration grouping)
    {
        int width = grouping.Width;
        Value x = patches.LayerNorm($"{name}.norm_x", width, Epsilon);
        Value normal = groups.LayerNorm($"{name}.norm_tokens", width, Epsilon);
        Value queries = GroupingProjector.AcrossTokens(normal, $"{name}.mlp_inter", count, 4 * grouping.Groups[0], count)
            .LayerNorm($"{name}.norm_post_tokens", width, Epsilon);
        queries = PreAssign(queries, x, $"{name}.pre_assign_attn", grouping);
        Value gathered = Assign(queries, x, $"{name}.assign", count, width) + queries;
        return gathered + gathered.LayerNorm($"{name}.norm_new_x", width, Epsilon).Mlp($"{name}.mlp_channels", width, 4 * width, width);
    }

    private static Value PreAssign(Value queries, Value x, string name, GroupingConfiguration grouping)
    {
        int width = grouping.Width;
        Value attended = Attention.Attend(
            queries.Linear($"{name}.attn.q_proj", width, width),
            x.Linear($"{name}.attn.k_proj", width, width),
            x.Linear($"{name}.attn.v_proj", width, width),
            grouping.Heads);
        queries += attended.Linear($"{name}.attn.proj", width, width);
        queries += queries.LayerNorm($"{name}.norm2", width, Epsilon).Mlp($"{name}.mlp", width, 4 * width, width);
        return queries.LayerNorm($"{name}.norm_post", width, Epsilon);
    }

    private static Value Assign(Value queries, Value x, string name, int count, int width)
    {
        GraphBuilder graph = x.Graph;
        Value keys = x.Linear($"{name}.k_proj", width, width).Transpose(0, 2, 1);
        Value scores = (queries.Linear($"{name}.q_proj", width, width) * (1 / MathF.Sqrt(width))).MatMul(keys);

        // [n, groups, patches]: one where the patch's best group is this one; of equals, the first.
        Value best = graph.Node("ArgMax", [scores], ("axis", 1L), ("keepdims", 1L));
        Value indices = graph.Integers([.. Enumerable.Range(0, count).Select(i => (long)i)]).Reshape(1, count, 1);
        Value members = graph.CastFloat(graph.Cast(graph.Node("Equal", [best, indices]), TensorProto.Types.DataType.Float));

        // A mean over the members, with one more in the divisor so that an empty group is zero.
        Value sizes = graph.Node("ReduceSum", [members, graph.Integers(-1)], ("keepdims", 1L)) + 1;
        return (members / sizes).MatMul(x.Linear($"{name}.v_proj", width, width)).Linear($"{name}.proj", width, width);
    }
}
