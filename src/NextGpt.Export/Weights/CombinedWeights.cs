using System.Diagnostics.CodeAnalysis;

namespace NextGpt.Export.Weights;

/// <summary>Several sets seen as one: the shards of a checkpoint, or a base with rows of its own.</summary>
public sealed class CombinedWeights : INamedWeights
{
    private readonly Dictionary<string, INamedWeights> _owners = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="CombinedWeights"/> class.</summary>
    /// <param name="sets">The sets. They are not disposed here.</param>
    /// <exception cref="ArgumentException">Two sets hold a tensor of the same name.</exception>
    public CombinedWeights(params IReadOnlyList<INamedWeights> sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        foreach (INamedWeights set in sets)
        {
            foreach (string name in set.Names)
            {
                if (!_owners.TryAdd(name, set))
                {
                    throw new ArgumentException($"Tensor '{name}' is in two of the sets.", nameof(sets));
                }
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names => _owners.Keys;

    /// <inheritdoc/>
    public bool TryGetShape(string name, [NotNullWhen(true)] out IReadOnlyList<long>? shape)
    {
        shape = null;
        return _owners.TryGetValue(name, out INamedWeights? owner) && owner.TryGetShape(name, out shape);
    }

    /// <inheritdoc/>
    public void Read(string name, Span<float> destination)
    {
        if (!_owners.TryGetValue(name, out INamedWeights? owner))
        {
            throw TensorShape.NoSuchTensor(name);
        }

        owner.Read(name, destination);
    }
}
