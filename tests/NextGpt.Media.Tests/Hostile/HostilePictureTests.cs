using NextGpt.Media.Images;
using NextGpt.Media.Tests.Making;
using NextGpt.Media.Tests.Reference;
using SkiaSharp;

namespace NextGpt.Media.Tests.Hostile;

public sealed class HostilePictureTests
{
    private static readonly ImageDecoder Decoder = new(new MediaOptions());

    [Theory]
    [InlineData("png")]
    [InlineData("jpeg")]
    [InlineData("webp")]
    [InlineData("gif")]
    public void Decode_DamagedFile_DecodesOrSaysWhy(string format)
    {
        RgbImage picture = ReferenceVectors.Picture(64, 48);
        byte[] file = format switch
        {
            "png" => ImageEncoder.ToPng(picture),
            "jpeg" => Pictures.WithOrientation(Pictures.Encode(picture, SKEncodedImageFormat.Jpeg, 80), 6),
            "webp" => Pictures.Encode(picture, SKEncodedImageFormat.Webp, 80),
            _ => Lavfi.Make("gif", "-f", "lavfi", "-i", "testsrc=s=64x48:d=1:r=5"),
        };
        foreach ((string what, byte[] damaged) in Damage.Of(file, 40, 80, 7))
        {
            try
            {
                RgbImage image = Decoder.Decode(damaged, $"hostile.{format}");
                Assert.True(what.StartsWith("flips", StringComparison.Ordinal) || format == "gif" || damaged.Length > file.Length - 16, $"{format} {what} was decoded");
                Assert.True(image.Pixels.Length > 0);
            }
            catch (MediaException error)
            {
                Assert.StartsWith($"hostile.{format}: ", error.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', error.Message);
            }
        }
    }
}
