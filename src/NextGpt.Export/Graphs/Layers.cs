namespace NextGpt.Export.Graphs;

/// <summary>Layers under torch's names.</summary>
internal static class Layers
{
    /// <summary>torch.nn.Linear: <c>NAME.weight</c> [outputs, inputs] and <c>NAME.bias</c>.</summary>
    public static Value Linear(this Value x, string name, long inputs, long outputs, bool bias = true)
    {
        Value product = x.MatMul(x.Graph.Matrix($"{name}.weight", outputs, inputs));
        return bias ? product + x.Graph.Weight($"{name}.bias", [outputs]) : product;
    }

    public static Value MatMul(this Value x, Value right) => x.Graph.Node("MatMul", [x, right]);

    /// <summary>torch.nn.LayerNorm over the last axis.</summary>
    public static Value LayerNorm(this Value x, string name, long width, float epsilon) =>
        x.Graph.Node(
            "LayerNormalization", [x, x.Graph.Weight($"{name}.weight", [width]), x.Graph.Weight($"{name}.bias", [width])], ("axis", -1L), ("epsilon", epsilon));

    /// <summary>LayerNorm without weights.</summary>
    public static Value LayerNorm(this Value x, long width, float epsilon)
    {
        float[] ones = new float[width];
        Array.Fill(ones, 1);
        return x.Graph.Node("LayerNormalization", [x, x.Graph.Table($"ones_{width}", ones, width)], ("axis", -1L), ("epsilon", epsilon));
    }

    /// <summary>GELU by the error function.</summary>
    public static Value Gelu(this Value x) => x.Graph.Node("Gelu", [x], ("approximate", "none"));

    public static Value Silu(this Value x) => x * x.Graph.Node("Sigmoid", [x]);

    /// <summary><c>NAME.fc1</c>, GELU, <c>NAME.fc2</c>.</summary>
    public static Value Mlp(this Value x, string name, long inputs, long hidden, long outputs) =>
        x.Linear($"{name}.fc1", inputs, hidden).Gelu().Linear($"{name}.fc2", hidden, outputs);

    /// <summary>Divides by the Euclidean norm of the last axis, as torch's normalize does.</summary>
    public static Value Normalize(this Value x)
    {
        Value squares = x.Graph.Node("ReduceSum", [x * x, x.Graph.Integers(-1)], ("keepdims", 1L));
        return x / x.Graph.Node("Max", [x.Graph.Node("Sqrt", [squares]), x.Graph.Scalar(1e-12f)]);
    }
}
