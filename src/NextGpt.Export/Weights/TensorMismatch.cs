namespace NextGpt.Export.Weights;

/// <summary>One tensor that is not as a graph needs it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Expected">The shape that the configuration asks for; null if the graph has no such tensor.</param>
/// <param name="Actual">The shape that the weights hold; null if it is missing.</param>
public sealed record TensorMismatch(string Name, IReadOnlyList<long>? Expected, IReadOnlyList<long>? Actual)
{
    /// <inheritdoc/>
    public override string ToString() => (Expected, Actual) switch
    {
        (not null, null) => $"{Name}: missing; expected {TensorShape.Format(Expected)}",
        (null, not null) => $"{Name}: left over, with shape {TensorShape.Format(Actual)}; the graph has no such tensor",
        _ => $"{Name}: has shape {TensorShape.Format(Actual ?? [])}; expected {TensorShape.Format(Expected ?? [])}",
    };
}
