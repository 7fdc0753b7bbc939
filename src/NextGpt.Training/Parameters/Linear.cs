using static TorchSharp.torch;

namespace NextGpt.Training.Parameters;

/// <summary>A linear map, weight [out, in].</summary>
internal sealed record Linear(Weight Weight, Weight? Bias)
{
    public Tensor Forward(Tensor x) => nn.functional.linear(x, Weight.Value, Bias?.Value);
}
