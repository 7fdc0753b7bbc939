using NextGpt.Training.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Tests.Parameters;

/// <summary>The reference is libtorch's own optimizer, one tensor after another.</summary>
[Collection(LibtorchAlone.Name)]
public sealed class AdamWTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    public void Step_SeveralTimes_MovesWeightsAsTheReferenceDoes(double weightDecay)
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(5, CPU);
        using ParameterSet set = Set();
        using AdamW optimizer = new(set, weightDecay: weightDecay);
        TorchSharp.Modules.Parameter[] expected = [.. set.Weights.Select(weight => new TorchSharp.Modules.Parameter(weight.Value.detach().clone()))];
        using optim.Optimizer matrix = optim.AdamW([expected[0]], 0.02, beta2: 0.99, weight_decay: weightDecay);
        using optim.Optimizer bias = optim.AdamW([expected[1]], 0.02, beta2: 0.99, weight_decay: 0);
        for (int step = 0; step < 7; step++)
        {
            Tensor gradient = randn(set.Count, generator: generator) * 0.01;
            set.Gradient.copy_(gradient);
            expected[0].grad = gradient.narrow(0, 0, expected[0].numel()).view(expected[0].shape);
            expected[1].grad = gradient.narrow(0, expected[0].numel(), expected[1].numel());

            optimizer.Step(0.02, clip: 1e9);
            matrix.step();
            bias.step();
        }

        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange((set.Weights[i].Value - expected[i]).abs().max().item<float>(), 0, 1e-5f);
        }

        Assert.Equal(0, set.Gradient.abs().max().item<float>());
    }

    [Fact]
    public void Step_GradientLongerThanTheClip_CountsAsOneOfThatLength()
    {
        using DisposeScope scope = NewDisposeScope();
        using ParameterSet clipped = Set();
        using ParameterSet scaled = Set();
        using AdamW first = new(clipped);
        using AdamW second = new(scaled);
        clipped.Gradient.fill_(3);
        double length = 3 * Math.Sqrt(clipped.Count);
        scaled.Gradient.fill_(3 / length);

        double told = first.Step(0.1);
        second.Step(0.1);

        Assert.Equal(length, told, 1e-3 * length);
        Assert.InRange((clipped.Flat - scaled.Flat).abs().max().item<float>(), 0, 1e-6f);
    }

    [Fact]
    public void Step_GradientThatIsNoNumber_ChangesNothingAndClearsIt()
    {
        using DisposeScope scope = NewDisposeScope();
        using ParameterSet set = Set();
        using AdamW optimizer = new(set, average: 0.9);
        Tensor before = set.Flat.clone();
        set.Gradient.fill_(1);
        set.Gradient.narrow(0, 5000, 1).fill_(float.NaN);

        Assert.Equal(double.NaN, optimizer.Step(0.1));

        Assert.True(before.equal(set.Flat).all().item<bool>());
        Assert.Equal(0, set.Gradient.abs().max().item<float>());
        Assert.Equal(0, optimizer.Steps);
    }

    [Fact]
    public void Average_OfSteps_FollowsTheWeights()
    {
        using DisposeScope scope = NewDisposeScope();
        using ParameterSet set = Set();
        using AdamW optimizer = new(set, average: 0.5);
        Tensor before = set.Flat.clone();
        set.Gradient.fill_(0.001);

        optimizer.Step(0.1);

        // After the first step the average goes 9 of 11 parts of the way: min(0.5, 2/11) stays behind.
        Tensor expected = (before * (2.0 / 11)) + (set.Flat * (9.0 / 11));
        Assert.InRange((optimizer.Average! - expected).abs().max().item<float>(), 0, 1e-6f);
    }

    /// <summary>A matrix of 7,200 numbers, which is no whole number of pieces, and a bias.</summary>
    private static ParameterSet Set()
    {
        ParameterSet set = new();
        set.Linear("map", 80, 90);
        return set.Pack(1);
    }
}
