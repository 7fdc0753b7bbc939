using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Tests.Nets;

[Collection(LibtorchAlone.Name)]
public sealed class LanguageModelTests
{
    [Fact]
    public void Hidden_ProductsInBfloat16_StaysInFloat32AndWithinItsRounding()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(3, CPU);
        LanguageModel net = new(NanoConfiguration.Nano.LanguageModel with { VocabularySize = 300 });
        using ParameterSet parameters = net.Parameters.Pack(1);
        Tensor input = randn([2, 12, 192], generator: generator);
        Tensor exact = net.Hidden(input);

        net.Products = ScalarType.BFloat16;
        Tensor reduced = net.Hidden(input);

        // bfloat16 keeps 8 bits of a number: four layers of it are off by a hundredth or two, and by more than nothing.
        Assert.Equal(ScalarType.Float32, reduced.dtype);
        Assert.InRange(((reduced - exact).norm() / exact.norm()).item<float>(), 1e-5f, 0.02f);
    }

    [Fact]
    public void Hidden_ProductsInBfloat16_GivesGradientsWithinItsRounding()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(3, CPU);
        LanguageModel net = new(NanoConfiguration.Nano.LanguageModel with { VocabularySize = 300 });
        using ParameterSet parameters = net.Parameters.Pack(1).Train();
        Tensor ids = randint(0, 300, [2, 12], generator: generator);
        Tensor Gradient(ScalarType products)
        {
            net.Products = products;
            parameters.Gradient.zero_();
            net.Logits(net.Hidden(net.Embed(ids))).logsumexp(-1).mean().backward();
            return parameters.Gradient.clone();
        }

        Tensor exact = Gradient(ScalarType.Float32);
        Tensor reduced = Gradient(ScalarType.BFloat16);

        Assert.InRange(((reduced - exact).norm() / exact.norm()).item<float>(), 1e-5f, 0.05f);
    }
}
