namespace NextGpt.Export.Weights;

/// <summary>Weights do not fit a configuration: tensors are missing, have another shape, or are left over. Nothing was written.</summary>
public sealed class WeightMismatchException : Exception
{
    private const int Listed = 40;

    /// <summary>Initializes a new instance of the <see cref="WeightMismatchException"/> class.</summary>
    /// <param name="graph">The graph that was built.</param>
    /// <param name="mismatches">Every tensor that does not fit.</param>
    public WeightMismatchException(string graph, IReadOnlyList<TensorMismatch> mismatches)
        : base(Describe(graph, mismatches))
    {
        Graph = graph;
        Mismatches = mismatches;
    }

    /// <summary>Gets the name of the graph.</summary>
    public string Graph { get; }

    /// <summary>Gets every tensor that does not fit.</summary>
    public IReadOnlyList<TensorMismatch> Mismatches { get; }

    private static string Describe(string graph, IReadOnlyList<TensorMismatch> mismatches)
    {
        ArgumentNullException.ThrowIfNull(mismatches);
        IEnumerable<string> lines = mismatches.Take(Listed).Select(mismatch => "  " + mismatch);
        if (mismatches.Count > Listed)
        {
            lines = lines.Append($"  and {mismatches.Count - Listed} more");
        }

        return $"The weights do not fit the graph '{graph}': {mismatches.Count} tensors.\n{string.Join('\n', lines)}";
    }
}
