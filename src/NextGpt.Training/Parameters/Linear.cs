using static TorchSharp.torch;

namespace NextGpt.Training.Parameters;

/// <summary>A linear map, weight [out, in].</summary>
internal sealed record Linear(Weight Weight, Weight? Bias)
{
    public Tensor Forward(Tensor x) => nn.functional.linear(x, Weight.Value, Bias?.Value);

    /// <summary>Maps x; the products are computed in a type of their own, what comes out is of x's.</summary>
    public Tensor Forward(Tensor x, ScalarType products) =>
        products == x.dtype ? Forward(x) : nn.functional.linear(x.to(products), Weight.Value.to(products), Bias?.Value.to(products)).to(x.dtype);
}
