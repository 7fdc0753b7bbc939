using static TorchSharp.torch;

namespace NextGpt.Training.Parameters;

/// <summary>
/// The parameters of one net under their public names, all views into one flat tensor, so that an optimizer step, a gradient
/// norm or a moving average is a handful of operations however many parameters there are.
/// </summary>
internal sealed class ParameterSet : IDisposable
{
    private readonly List<Weight> _weights = [];
    private readonly Dictionary<string, Weight> _byName = new(StringComparer.Ordinal);
    private Tensor? _flat;
    private Tensor? _gradient;

    public IReadOnlyList<Weight> Weights => _weights;

    public Tensor Flat => _flat ?? throw new InvalidOperationException("The parameter set is not packed.");

    public Tensor Gradient => _gradient ?? throw new InvalidOperationException("The parameter set is not trainable.");

    public long Count => _weights.Sum(weight => weight.Count);

    public Weight this[string name] => _byName[name];

    public Weight Normal(string name, double deviation, params long[] shape) =>
        Add(new Weight(name, shape, generator => randn(shape, generator: generator).mul_(deviation)));

    public Weight Zeros(string name, params long[] shape) => Add(new Weight(name, shape, _ => zeros(shape)));

    public Weight Ones(string name, params long[] shape) => Add(new Weight(name, shape, _ => ones(shape)));

    /// <summary>Adds the weight and bias of a linear map, [out, in] and [out].</summary>
    public Linear Linear(string name, long input, long output, bool bias = true, double gain = 1) => new(
        Normal(name + ".weight", gain / Math.Sqrt(input), output, input),
        bias ? Zeros(name + ".bias", output) : null);

    /// <summary>Adds a linear map that starts as zero.</summary>
    public Linear ZeroLinear(string name, long input, long output) => new(Zeros(name + ".weight", output, input), Zeros(name + ".bias", output));

    public LayerNorm LayerNorm(string name, long width, double epsilon) => new(Ones(name + ".weight", width), Zeros(name + ".bias", width), epsilon);

    /// <summary>Makes the tensors; no weight may be added afterwards.</summary>
    public ParameterSet Pack(int seed)
    {
        using Generator generator = new((ulong)seed, CPU);
        using IDisposable _ = no_grad();
        _flat = empty(Count).DetachFromDisposeScope();
        ForEachSlice(_flat, (weight, slice) =>
        {
            using Tensor initial = weight.Initial(generator);
            slice.copy_(initial);
            weight.Bind(slice.DetachFromDisposeScope());
        });
        return this;
    }

    /// <summary>Makes the parameters leaves of the autograd graph, with gradients in one flat tensor.</summary>
    public ParameterSet Train()
    {
        if (_gradient is not null)
        {
            return this;
        }

        _gradient = zeros(Count).DetachFromDisposeScope();
        ForEachSlice(_gradient, (weight, slice) =>
        {
            weight.Value.requires_grad_(true);
            weight.Value.grad = slice.DetachFromDisposeScope();
        });
        return this;
    }

    /// <summary>Takes the parameters out of the autograd graph.</summary>
    public ParameterSet Freeze()
    {
        if (_gradient is not null)
        {
            foreach (Weight weight in _weights)
            {
                weight.Value.requires_grad_(false);
            }

            _gradient.Dispose();
            _gradient = null;
        }

        return this;
    }

    public void Dispose()
    {
        _flat?.Dispose();
        _gradient?.Dispose();
    }

    private Weight Add(Weight weight)
    {
        if (_flat is not null)
        {
            throw new InvalidOperationException($"Weight '{weight.Name}' is added to a packed set.");
        }

        _byName.Add(weight.Name, weight);
        _weights.Add(weight);
        return weight;
    }

    private void ForEachSlice(Tensor flat, Action<Weight, Tensor> visit)
    {
        long offset = 0;
        foreach (Weight weight in _weights)
        {
            visit(weight, flat.narrow(0, offset, weight.Count).view(weight.Shape).detach());
            offset += weight.Count;
        }
    }
}
