using NextGpt.Model.Randomness;

namespace NextGpt.Model.Tests.Randomness;

public sealed class SeededRandomTests
{
    [Fact]
    public void NextBits_SeedZero_GivesTheSequenceThatVersionsKeep()
    {
        var random = new SeededRandom(0);

        // SplitMix64 from 0 into xoshiro256**, as its authors' C code gives it.
        Assert.Equal([11091344671253066420UL, 13793997310169335082UL, 1900383378846508768UL], [random.NextBits(), random.NextBits(), random.NextBits()]);
    }

    [Fact]
    public void FillGaussian_ManyNumbers_HaveTheMomentsOfTheNormalDistribution()
    {
        var values = new float[200_000];
        new SeededRandom(5).FillGaussian(values);

        Assert.Equal(0, values.Average(), 0.01);
        Assert.Equal(1, values.Average(v => v * v), 0.01);
        Assert.Equal(3, values.Average(v => Math.Pow(v, 4)), 0.1);
        Assert.Equal(0.1587, values.Count(v => v > 1) / 200_000.0, 0.005);
    }

    [Fact]
    public void Derive_SeedsAndIndices_GiveDifferentSeeds()
    {
        long[] derived = [.. Enumerable.Range(0, 100).SelectMany(seed => Enumerable.Range(0, 20).Select(index => SeededRandom.Derive(seed, index)))];

        Assert.Equal(derived.Length, derived.Distinct().Count());
        Assert.All(derived, d => Assert.True(d >= 0));
        Assert.Equal(SeededRandom.Derive(7, 3), SeededRandom.Derive(7, 3));
    }
}
