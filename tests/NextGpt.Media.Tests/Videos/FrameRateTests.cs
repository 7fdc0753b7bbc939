using NextGpt.Media.Videos;

namespace NextGpt.Media.Tests.Videos;

public sealed class FrameRateTests
{
    [Theory]
    [InlineData(8, "8")]
    [InlineData(12.5, "12.5")]
    [InlineData(30000 / 1001.0, "30000/1001")]
    [InlineData(24000 / 1001.0, "24000/1001")]
    [InlineData(29.97003, "30000/1001")]
    [InlineData(0.1, "0.1")]
    public void ToText_AnyRate_IsWhatFfmpegTakes(double rate, string text) => Assert.Equal(text, FrameRate.ToText(rate));

    [Theory]
    [InlineData("25/1", 25.0)]
    [InlineData("30000/1001", 30000 / 1001.0)]
    [InlineData("0/0", null)]
    [InlineData("-1/2", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("a/b", null)]
    public void Parse_AnyText_IsARateOrNothing(string? text, double? rate) => Assert.Equal(rate, FrameRate.Parse(text));
}
