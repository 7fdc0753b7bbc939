using NextGpt.Export.Configurations;
using NextGpt.Export.Projectors;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Projectors;

/// <summary>Against the definitions written out in double precision.</summary>
public sealed class InputProjectorGraphTests
{
    private static readonly GroupingConfiguration s_grouping = new(32, 4, [2, 1, 1], [6, 3]);
    private static readonly InputProjectorConfiguration s_configuration = new(10, 14, s_grouping);

    [Fact]
    public void Build_Linear_IsOneTokenOfTheProduct()
    {
        InputProjectorConfiguration configuration = new(3, 2);
        ArrayWeights weights = new();
        weights.Add("weight", [2, 3], [1, 2, 3, -1, 0, 1]);
        weights.Add("bias", [2], [10, 20]);

        NamedTensor tokens = GraphRun.Once(InputProjectorGraph.Build(configuration, weights), NamedTensor.Of("embedding", [1f, 1, 1, 0, 1, 2], 2, 3))["inputs_embeds"];

        Assert.Equal([2, 1, 2], tokens.Shape);
        Assert.Equal([16f, 20, 18, 22], tokens.Floats);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(25)]
    public void Build_Grouping_GivesTheDefinition(int patches)
    {
        ArrayWeights weights = RandomWeights.For(41, source => InputProjectorGraph.Build(s_configuration, source));
        NamedTensor embedding = NamedTensor.Of("embedding", i => Math.Sin(1.3 * i * (1 + (0.01 * i))), 2, patches, 10);

        NamedTensor tokens = GraphRun.Once(InputProjectorGraph.Build(s_configuration, weights), embedding)["inputs_embeds"];

        Assert.Equal([2, 3, 14], tokens.Shape);
        PlainGrouping plain = new(s_grouping, weights);
        float[] expected = [.. embedding.Floats.Chunk(patches * 10).SelectMany(item => plain.Run(item, 10))];
        Near.Equal(expected, tokens.Floats, 2e-5);
    }

    [Fact]
    public void Build_GroupingOfWrongDepth_SaysWhatIsExpected()
    {
        InputProjectorConfiguration wrong = s_configuration with { Grouping = s_grouping with { Depths = [2, 1] } };

        ArgumentException error = Assert.Throws<ArgumentException>(() => InputProjectorGraph.Build(wrong, AssumedWeights.Instance));

        Assert.Contains("2 stages and 2 sets", error.Message, StringComparison.Ordinal);
    }
}
