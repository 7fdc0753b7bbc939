using NextGpt.Export.Configurations;

namespace NextGpt.Export.Tests;

/// <summary>Against the counts of the released model: its checkpoint's file size is exact to the byte on most of them.</summary>
public sealed class ParameterCountTests
{
    [Fact]
    public void Of_ReleasedModel_IsExact()
    {
        Assert.Equal(6_738_726_912, ParameterCount.Of(LanguageModelConfiguration.Vicuna7B));
        Assert.Equal(31_958_784, ParameterCount.Of(OutputProjectorConfiguration.ReleasedImage));
        Assert.Equal(32_090_112, ParameterCount.Of(OutputProjectorConfiguration.ReleasedVideo));
        Assert.Equal(31_788_544, ParameterCount.Of(OutputProjectorConfiguration.ReleasedAudio));
        Assert.Equal(4_198_400, ParameterCount.Of(InputProjectorConfiguration.ReleasedLinear));
        Assert.Equal(53_144_912, ParameterCount.Of(InputProjectorConfiguration.PaperGrouping));
        Assert.Equal(632_829_440, ParameterCount.Of(VisionTowerConfiguration.ImageBindHuge));
        Assert.Equal(86_235_648, ParameterCount.Of(AudioTowerConfiguration.ImageBindHuge));
    }

    [Fact]
    public void LowRank_ReleasedModel_IsExact()
    {
        Assert.Equal(33_554_432, ParameterCount.LowRank(LanguageModelConfiguration.Vicuna7B, 32, "q_proj", "k_proj", "v_proj", "o_proj"));
        Assert.Equal(
            319_815_680,
            ParameterCount.LowRank(LanguageModelConfiguration.Vicuna7B, 128, "q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"));
    }

    [Theory]
    [InlineData("qkv_proj")]
    [InlineData("input_layernorm")]
    public void LowRank_NoSuchMatrix_NamesIt(string projection)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ParameterCount.LowRank(LanguageModelConfiguration.Vicuna7B, 8, projection));

        Assert.Contains($"'{projection}'", error.Message, StringComparison.Ordinal);
    }
}
