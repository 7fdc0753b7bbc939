using System.Diagnostics.CodeAnalysis;

namespace NextGpt.Export.Weights;

/// <summary>Tensors held as arrays: a live state, or a test's.</summary>
public sealed class ArrayWeights : INamedWeights
{
    private readonly Dictionary<string, (long[] Shape, float[] Data)> _tensors = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => _tensors.Keys;

    /// <summary>Adds a tensor. The array is kept, not copied.</summary>
    /// <param name="name">Its name; not yet taken.</param>
    /// <param name="shape">Its dimensions, outermost first.</param>
    /// <param name="data">Its elements in row-major order.</param>
    /// <exception cref="ArgumentException">The name is taken, or the array is not as long as the shape says.</exception>
    public void Add(string name, IReadOnlyList<long> shape, float[] data)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(data);
        if (data.LongLength != TensorShape.Count(shape))
        {
            throw new ArgumentException($"Tensor '{name}' has {data.LongLength} elements; its shape {TensorShape.Format(shape)} takes {TensorShape.Count(shape)}.", nameof(data));
        }

        if (!_tensors.TryAdd(name, ([.. shape], data)))
        {
            throw new ArgumentException($"Tensor '{name}' is there already.", nameof(name));
        }
    }

    /// <inheritdoc/>
    public bool TryGetShape(string name, [NotNullWhen(true)] out IReadOnlyList<long>? shape)
    {
        bool found = _tensors.TryGetValue(name, out (long[] Shape, float[] Data) tensor);
        shape = found ? tensor.Shape : null;
        return found;
    }

    /// <inheritdoc/>
    public void Read(string name, Span<float> destination)
    {
        if (!_tensors.TryGetValue(name, out (long[] Shape, float[] Data) tensor))
        {
            throw TensorShape.NoSuchTensor(name);
        }

        TensorShape.RequireLength(name, tensor.Data.LongLength, destination.Length);
        tensor.Data.CopyTo(destination);
    }
}
