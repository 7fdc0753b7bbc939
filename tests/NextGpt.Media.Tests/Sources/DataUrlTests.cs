using NextGpt.Media.Sources;

namespace NextGpt.Media.Tests.Sources;

public sealed class DataUrlTests
{
    [Theory]
    [InlineData("data:image/png;base64,AAEC", new byte[] { 0, 1, 2 })]
    [InlineData("DATA:audio/x-wav;codecs=1;BASE64,AAE=", new byte[] { 0, 1 })]
    [InlineData("data:video/mp4;base64,AA==", new byte[] { 0 })]
    public void Read_WellFormed_GivesTheBytes(string text, byte[] expected)
    {
        Assert.True(DataUrl.Is(text));
        Assert.Equal(expected, DataUrl.Read(text, "input[0]", 100));
    }

    [Theory]
    [InlineData("https://example.com/", "a comma")]
    [InlineData("data:image/png;base64", "a comma")]
    [InlineData("data:image/png,AAEC", "base64")]
    [InlineData("data:;base64,AAEC", "type")]
    [InlineData("data:text/html;base64,AAEC", "type")]
    [InlineData("data:image/;base64,AAEC", "type")]
    [InlineData("data:image/p\u0007g;base64,AAEC", "type")]
    [InlineData("data:image/png;base64,AAE", "not base64")]
    [InlineData("data:image/png;base64,AA\nEC", "not base64")]
    [InlineData("data:image/png;base64,AA EC AA", "not base64")]
    [InlineData("data:image/png;base64,A=EC", "not base64")]
    [InlineData("data:image/png;base64,AAÉC", "not base64")]
    [InlineData("data:image/png;base64,AA-_", "not base64")]
    [InlineData("data:image/png;base64,AAEC====", "not base64")]
    [InlineData("data:image/png;base64,", "0 bytes")]
    public void Read_SomethingElse_SaysWhatIsWrong(string text, string expected)
    {
        MediaException error = Assert.Throws<MediaException>(() => DataUrl.Read(text, "input[0]", 100));
        Assert.StartsWith("input[0]: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Read_Long_IsHeldToTheLimitBeforeItIsDecoded(int bytes, bool taken)
    {
        string text = "data:image/png;base64," + Convert.ToBase64String(new byte[bytes]);
        Exception? error = Record.Exception(() => DataUrl.Read(text, "input[0]", 100));
        Assert.Equal(taken ? null : "input[0]: 101 bytes; expected at most 100 bytes.", error?.Message);
    }
}
