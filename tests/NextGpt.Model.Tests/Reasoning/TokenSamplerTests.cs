using NextGpt.Model.Reasoning;

namespace NextGpt.Model.Tests.Reasoning;

public sealed class TokenSamplerTests
{
    [Fact]
    public void Choose_TemperatureZero_TakesTheBestAndTheLowestOfEquals() =>
        Assert.Equal(2, new TokenSampler(new SamplingOptions()).Choose([0, 1, 5, 5, float.NaN]));

    [Fact]
    public void Choose_NothingPossible_SaysSo() =>
        Assert.Equal(-1, new TokenSampler(new SamplingOptions { Temperature = 1 }).Choose([float.NegativeInfinity, float.NaN]));

    [Fact]
    public void Choose_SameSeed_GivesTheSameTokens()
    {
        Assert.Equal(Draw(new SamplingOptions { Temperature = 1, Seed = 7 }), Draw(new SamplingOptions { Temperature = 1, Seed = 7 }));
        Assert.NotEqual(Draw(new SamplingOptions { Temperature = 1, Seed = 7 }), Draw(new SamplingOptions { Temperature = 1, Seed = 8 }));
    }

    [Fact]
    public void Choose_Temperature_FollowsTheProbabilities()
    {
        // Scores are the logarithms of 1, 2, 3 and 4 of 10.
        int[] drawn = Draw(new SamplingOptions { Temperature = 1, Seed = 1 }, 20_000);

        for (int i = 0; i < 4; i++)
        {
            Assert.Equal((i + 1) / 10.0, drawn.Count(d => d == i) / 20_000.0, 0.02);
        }
    }

    [Fact]
    public void Choose_TopK_LeavesOutTheRest()
    {
        int[] drawn = Draw(new SamplingOptions { Temperature = 1, TopK = 2, Seed = 1 }, 5_000);

        Assert.Equal([2, 3], drawn.Distinct().Order());
        Assert.Equal(4 / 7.0, drawn.Count(d => d == 3) / 5_000.0, 0.03);
    }

    [Theory]
    [InlineData(0.3f, new[] { 3 })]
    [InlineData(0.5f, new[] { 2, 3 })]
    [InlineData(0.75f, new[] { 1, 2, 3 })]
    public void Choose_TopP_TakesTheFewestThatReachTheShare(float topP, int[] expected) =>
        Assert.Equal(expected, Draw(new SamplingOptions { Temperature = 1, TopP = topP, Seed = 1 }, 2_000).Distinct().Order());

    [Theory]
    [InlineData(-0.1f, 1f, 0)]
    [InlineData(float.NaN, 1f, 0)]
    [InlineData(1f, 0f, 0)]
    [InlineData(1f, 1.1f, 0)]
    [InlineData(1f, 1f, -1)]
    public void Constructor_OutOfRange_IsRefused(float temperature, float topP, int topK) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenSampler(new SamplingOptions { Temperature = temperature, TopP = topP, TopK = topK }));

    private static int[] Draw(SamplingOptions options, int count = 50)
    {
        var sampler = new TokenSampler(options);
        return [.. Enumerable.Range(0, count).Select(_ => sampler.Choose([MathF.Log(1), MathF.Log(2), MathF.Log(3), MathF.Log(4), float.NegativeInfinity]))];
    }
}
