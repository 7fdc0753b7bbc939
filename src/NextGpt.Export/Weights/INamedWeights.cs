using System.Diagnostics.CodeAnalysis;

namespace NextGpt.Export.Weights;

/// <summary>Tensors by name, in torch layout (a Linear is [out, in]), read as float32 whatever their storage. Reading is lazy: a shape costs nothing.</summary>
public interface INamedWeights
{
    /// <summary>Gets the names of all tensors.</summary>
    public IReadOnlyCollection<string> Names { get; }

    /// <summary>Gets a tensor's shape.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="shape">Its dimensions, outermost first; empty for a scalar.</param>
    /// <returns>False if there is no such tensor.</returns>
    public bool TryGetShape(string name, [NotNullWhen(true)] out IReadOnlyList<long>? shape);

    /// <summary>Reads a whole tensor.</summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="destination">Takes its elements in row-major order; exactly as long as the tensor.</param>
    /// <exception cref="KeyNotFoundException">There is no such tensor.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is not as long as the tensor.</exception>
    public void Read(string name, Span<float> destination);
}
