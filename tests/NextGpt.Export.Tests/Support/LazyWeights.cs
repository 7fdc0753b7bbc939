using System.Diagnostics.CodeAnalysis;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Support;

/// <summary>Weights of any size that exist only while they are read.</summary>
public sealed class LazyWeights(IReadOnlyDictionary<string, IReadOnlyList<long>> shapes) : INamedWeights
{
    public int Reads { get; private set; }

    public IReadOnlyCollection<string> Names => [.. shapes.Keys];

    public bool TryGetShape(string name, [NotNullWhen(true)] out IReadOnlyList<long>? shape) => shapes.TryGetValue(name, out shape);

    public void Read(string name, Span<float> destination)
    {
        Reads++;
        destination.Fill(0.01f);
    }
}
