namespace NextGpt.Export.Graphs;

/// <summary>Shuffling of tensors.</summary>
internal static class Tensors
{
    /// <summary>Gives a tensor another shape: 0 keeps a dimension, -1 takes what is left.</summary>
    public static Value Reshape(this Value x, params ReadOnlySpan<long> shape) => x.Graph.Node("Reshape", [x, x.Graph.Integers(shape)]);

    public static Value Transpose(this Value x, params long[] permutation) => x.Graph.Node("Transpose", [x], ("perm", permutation));

    /// <summary>The length of an axis: an int64 without dimensions.</summary>
    public static Value Length(this Value x, long axis) =>
        x.Graph.Node("Squeeze", [x.Graph.Node("Shape", [x], ("start", axis), ("end", axis + 1))]);

    public static Value Unsqueeze(this Value x, long axis) => x.Graph.Node("Unsqueeze", [x, x.Graph.Integers(axis)]);

    /// <summary>Cuts an axis into equal parts.</summary>
    public static Value[] Split(this Value x, int parts, long axis) => x.Graph.Nodes("Split", parts, [x], ("axis", axis), ("num_outputs", parts));

    /// <summary>Cuts an axis into parts of these lengths.</summary>
    public static Value[] SplitAt(this Value x, long axis, params ReadOnlySpan<long> lengths) =>
        x.Graph.Nodes("Split", lengths.Length, [x, x.Graph.Integers(lengths)], ("axis", axis));

    /// <summary>The elements from <paramref name="start"/> up to but without <paramref name="end"/> along an axis.</summary>
    public static Value Slice(this Value x, long axis, long start, long end) =>
        x.Graph.Node("Slice", [x, x.Graph.Integers(start), x.Graph.Integers(end), x.Graph.Integers(axis)]);

    public static Value Concat(long axis, params ReadOnlySpan<Value> values)
    {
        Value?[] inputs = new Value?[values.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = values[i];
        }

        return values[0].Graph.Node("Concat", inputs, ("axis", axis));
    }

    /// <summary>Repeats a weight [1, ...] once for each item of a batch.</summary>
    /// <param name="x">The weight.</param>
    /// <param name="batch">A tensor whose first dimension is the batch.</param>
    /// <param name="rest">The weight's shape without its leading 1.</param>
    public static Value PerItem(this Value x, Value batch, params ReadOnlySpan<long> rest)
    {
        Value count = x.Graph.Node("Shape", [batch], ("start", 0L), ("end", 1L));
        return x.Graph.Node("Expand", [x, Concat(0, count, x.Graph.Integers(rest))]);
    }
}
