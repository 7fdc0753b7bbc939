namespace NextGpt.Export.Graphs;

/// <summary>Attention with several heads, under the names that public checkpoints use. Scores are scaled by (head width)^-0.5; nothing is masked.</summary>
internal static class Attention
{
    /// <summary>Attention over projected queries [n, s, width], keys and values [n, t, width].</summary>
    public static Value Attend(Value query, Value key, Value value, int heads) =>
        query.Graph.Node($"{GraphBuilder.ContribDomain}.MultiHeadAttention", [query, key, value], ("num_heads", heads));

    /// <summary>Self-attention as in timm: <c>NAME.qkv</c> (queries, keys, values stacked) and <c>NAME.proj</c>.</summary>
    public static Value SelfAttention(this Value x, string name, long width, int heads, bool bias = true)
    {
        Value[] stacked = x.Linear($"{name}.qkv", width, 3 * width, bias).Split(3, axis: -1);
        return Attend(stacked[0], stacked[1], stacked[2], heads).Linear($"{name}.proj", width, width);
    }

    /// <summary>torch.nn.MultiheadAttention on its own: <c>NAME.in_proj_weight</c> [3 width, width], <c>NAME.in_proj_bias</c>, <c>NAME.out_proj</c>.</summary>
    /// <param name="x">[n, s, width].</param>
    /// <param name="name">Its name.</param>
    /// <param name="width">Its width.</param>
    /// <param name="heads">Its heads.</param>
    /// <param name="extraKey">True: <c>bias_k</c> and <c>bias_v</c> [1, 1, width] stand as one more key and value after the projected ones.</param>
    public static Value TorchSelfAttention(this Value x, string name, long width, int heads, bool extraKey = false)
    {
        GraphBuilder graph = x.Graph;
        Value[] stacked = (x.MatMul(graph.Matrix($"{name}.in_proj_weight", 3 * width, width)) + graph.Weight($"{name}.in_proj_bias", [3 * width])).Split(3, axis: -1);
        Value key = stacked[1];
        Value value = stacked[2];
        if (extraKey)
        {
            key = Tensors.Concat(1, key, graph.Weight($"{name}.bias_k", [1, 1, width]).PerItem(x, 1, width));
            value = Tensors.Concat(1, value, graph.Weight($"{name}.bias_v", [1, 1, width]).PerItem(x, 1, width));
        }

        return Attend(stacked[0], key, value, heads).Linear($"{name}.out_proj", width, width);
    }

    /// <summary>torch.nn.MultiheadAttention of <paramref name="x"/> [n, s, width] over <paramref name="memory"/> [n, t, width].</summary>
    public static Value TorchCrossAttention(this Value x, Value memory, string name, long width, int heads)
    {
        GraphBuilder graph = x.Graph;
        Value[] weights = graph.Matrix($"{name}.in_proj_weight", 3 * width, width).SplitAt(1, width, 2 * width);
        Value[] biases = graph.Weight($"{name}.in_proj_bias", [3 * width]).SplitAt(0, width, 2 * width);
        Value[] stacked = (memory.MatMul(weights[1]) + biases[1]).Split(2, axis: -1);
        return Attend(x.MatMul(weights[0]) + biases[0], stacked[0], stacked[1], heads).Linear($"{name}.out_proj", width, width);
    }
}
