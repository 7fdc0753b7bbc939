using static TorchSharp.torch;

namespace NextGpt.Training.Parameters;

/// <summary>A named parameter of a <see cref="ParameterSet"/>; its tensor exists once the set is packed.</summary>
internal sealed class Weight(string name, long[] shape, Func<Generator, Tensor> initial)
{
    private Tensor? _value;

    public string Name { get; } = name;

    public long[] Shape { get; } = shape;

    public long Count { get; } = shape.Aggregate(1L, (product, side) => product * side);

    public Tensor Value => _value ?? throw new InvalidOperationException($"Weight '{Name}' is read before its set is packed.");

    public Tensor Initial(Generator generator) => initial(generator);

    public void Bind(Tensor view) => _value = view;
}
