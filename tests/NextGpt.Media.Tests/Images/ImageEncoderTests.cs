using NextGpt.Media.Images;
using NextGpt.Media.Tests.Reference;

namespace NextGpt.Media.Tests.Images;

public sealed class ImageEncoderTests
{
    private static readonly ImageDecoder Decoder = new(new MediaOptions());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 64)]
    [InlineData(33, 17)]
    public void ToPng_ReadBack_IsTheSamePicture(int width, int height)
    {
        RgbImage image = ReferenceVectors.Picture(width, height);
        RgbImage back = Decoder.Decode(ImageEncoder.ToPng(image), "a.png");
        Assert.Equal((width, height), (back.Width, back.Height));
        Assert.Equal(image.Pixels, back.Pixels);
    }

    [Fact]
    public void ToPng_SamePicture_SameBytes() =>
        Assert.Equal(ImageEncoder.ToPng(ReferenceVectors.Picture(64, 48)), ImageEncoder.ToPng(ReferenceVectors.Picture(64, 48)));
}
