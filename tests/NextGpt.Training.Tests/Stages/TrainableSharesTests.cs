using NextGpt.Training.Plan;

namespace NextGpt.Training.Tests.Stages;

public sealed class TrainableSharesTests
{
    // Specification, section 7.7: 4.20M + 33.55M + 31.96M + 32.09M + 31.79M = 133.6M, without the embedding matrices; the 36 signal rows add 147,456.
    [Fact]
    public void Released_StageThree_CountsWhatTheCheckpointHolds() =>
        Assert.Equal(4_198_400 + 33_554_432 + 31_958_784 + 32_090_112 + 31_788_544 + (36 * 4096), TrainableShares.Released()[2].Trainable);

    [Fact]
    public void Small_EveryStage_TrainsLessThanTheWhole() =>
        Assert.All(TrainableShares.Small(NanoConfiguration.Nano), share => Assert.InRange(share.Percent, 0.1, 60));
}
