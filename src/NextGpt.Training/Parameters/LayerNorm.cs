using static TorchSharp.torch;

namespace NextGpt.Training.Parameters;

/// <summary>Layer normalisation over the last axis.</summary>
internal sealed record LayerNorm(Weight Weight, Weight Bias, double Epsilon)
{
    public Tensor Forward(Tensor x) => nn.functional.layer_norm(x, Weight.Shape, Weight.Value, Bias.Value, Epsilon);
}
