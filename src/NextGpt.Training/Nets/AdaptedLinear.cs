using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>A linear map without bias that can take a low-rank adapter: y = W x + scale B A x.</summary>
internal sealed class AdaptedLinear(ParameterSet set, string name, int input, int output, double gain = 1)
{
    private readonly Weight _weight = set.Normal(name + ".weight", gain / Math.Sqrt(input), output, input);
    private Weight? _a;
    private Weight? _b;
    private double _scale;

    public void AddLora(ParameterSet lora, int rank, double scale)
    {
        _a = lora.Normal(name + ".lora_A.default.weight", 1 / Math.Sqrt(input), rank, input);
        _b = lora.Zeros(name + ".lora_B.default.weight", output, rank);
        _scale = scale;
    }

    public void MergeLora()
    {
        if (_a is not null)
        {
            _weight.Value.add_(_b!.Value.matmul(_a.Value), alpha: _scale);
            _a = null;
        }
    }

    /// <summary>Maps x, in the type that x is in.</summary>
    public Tensor Forward(Tensor x)
    {
        Tensor y = nn.functional.linear(x, As(_weight));
        return _a is null ? y : y + (nn.functional.linear(nn.functional.linear(x, As(_a)), As(_b!)) * _scale);

        Tensor As(Weight weight) => weight.Value.to(x.dtype);
    }
}
