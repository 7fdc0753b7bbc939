using System.Diagnostics.CodeAnalysis;

namespace NextGpt.Export.Weights;

/// <summary>The tensors of a larger set whose names begin with a prefix, named without it: one module of a checkpoint.</summary>
public sealed class PrefixedWeights : INamedWeights
{
    private readonly INamedWeights _inner;
    private readonly string _prefix;

    /// <summary>Initializes a new instance of the <see cref="PrefixedWeights"/> class.</summary>
    /// <param name="inner">The larger set.</param>
    /// <param name="prefix">For example <c>gen_text_hidden_fcs.0.</c></param>
    public PrefixedWeights(INamedWeights inner, string prefix)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(prefix);
        _inner = inner;
        _prefix = prefix;
        Names = [.. inner.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names { get; }

    /// <inheritdoc/>
    public bool TryGetShape(string name, [NotNullWhen(true)] out IReadOnlyList<long>? shape) => _inner.TryGetShape(_prefix + name, out shape);

    /// <inheritdoc/>
    public void Read(string name, Span<float> destination) => _inner.Read(_prefix + name, destination);
}
