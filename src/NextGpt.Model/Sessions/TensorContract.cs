namespace NextGpt.Model.Sessions;

/// <summary>What is expected of a graph's input or output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dimensions">Its shape; -1 is free.</param>
internal sealed record TensorContract(string Name, params int[] Dimensions)
{
    /// <summary>Gets a value indicating whether the graph may do without it.</summary>
    public bool Optional { get; init; }

    public TensorKind Kind { get; init; }
}
