using NextGpt.Export.Configurations;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Tests.Nets;

[Collection(LibtorchAlone.Name)]
public sealed class DenoiserTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Forward_ProductsInBfloat16_StaysInFloat32AndWithinItsRounding(int frames)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor exact, Tensor exactGradient) = Run(frames, ScalarType.Float32);
        (Tensor reduced, Tensor reducedGradient) = Run(frames, ScalarType.BFloat16);

        // bfloat16 keeps 8 bits of a number: five blocks of it are off by a hundredth or two, and by more than nothing.
        Assert.Equal(ScalarType.Float32, reduced.dtype);
        Assert.InRange(Miss(reduced, exact), 1e-5f, 0.02f);
        Assert.InRange(Miss(reducedGradient, exactGradient), 1e-5f, 0.05f);

        static float Miss(Tensor made, Tensor expected) => ((made - expected).norm() / expected.norm()).item<float>();
    }

    private static (Tensor Made, Tensor Gradient) Run(int frames, ScalarType products)
    {
        using Generator generator = new(3, CPU);
        NanoConfiguration c = NanoConfiguration.Nano;
        DenoiserConfiguration shape = frames == 1 ? c.PictureDenoiser : c.VideoDenoiser;
        Denoiser net = new(shape) { Products = products };
        using ParameterSet parameters = net.Parameters.Pack(1).Train();
        using (IDisposable _ = no_grad())
        {
            // What starts as zero would hide the blocks.
            parameters.Flat.add_(randn(parameters.Count, generator: generator) * 0.02);
        }

        Tensor cells = randn([2, frames * shape.Height * shape.Width, shape.LatentChannels], generator: generator);
        Tensor made = net.Forward(cells, rand([2], generator: generator) * 1000, randn([2, shape.ConditionQueries, shape.ConditionSize], generator: generator));
        made.square().mean().backward();
        return (made.detach(), parameters.Gradient.clone());
    }
}
