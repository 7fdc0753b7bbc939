using NextGpt.Media.Stores;

namespace NextGpt.Media.Tests.Stores;

public sealed class MediaIdTests
{
    // SHA-256 of no bytes (FIPS 180-4 example).
    private const string OfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void ToString_OfADigest_IsReadBack()
    {
        MediaId id = MediumBytes.IdOf([]);
        Assert.Equal("med_" + OfNothing, id.ToString());
        Assert.Equal(id, MediaId.Parse(id.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(OfNothing)]
    [InlineData("MED_" + OfNothing)]
    [InlineData("med_" + OfNothing + "0")]
    [InlineData("med_../44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("med_E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public void TryParse_AnythingElse_IsNone(string? text)
    {
        Assert.False(MediaId.TryParse(text, out MediaId? id));
        Assert.Null(id);
        Assert.Throws<FormatException>(() => MediaId.Parse(text ?? ""));
    }
}
