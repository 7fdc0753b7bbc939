using System.Diagnostics.CodeAnalysis;

namespace NextGpt.Export.Weights;

/// <summary>Stands for weights that are not there yet: any graph builds on it, to be asked what it needs.</summary>
internal sealed class AssumedWeights : INamedWeights
{
    public static AssumedWeights Instance { get; } = new();

    public IReadOnlyCollection<string> Names => [];

    public bool TryGetShape(string name, [NotNullWhen(true)] out IReadOnlyList<long>? shape)
    {
        shape = null;
        return false;
    }

    public void Read(string name, Span<float> destination) => throw TensorShape.NoSuchTensor(name);
}
