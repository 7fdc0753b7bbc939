using System.Text.Json;
using NextGpt.Media.Images;
using NextGpt.Media.Preprocessing;
using NextGpt.Media.Tests.Reference;

namespace NextGpt.Media.Tests.Preprocessing;

public sealed class ImagePreprocessorTests
{
    private static readonly VisionPreprocessingOptions ImageBind = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ResizeAndCrop_ReferencePicture_EqualsPillow(int index)
    {
        JsonElement recorded = ReferenceVectors.Block("image").GetProperty("cases")[index];
        RgbImage picture = ReferenceVectors.Picture(recorded.GetProperty("width").GetInt32(), recorded.GetProperty("height").GetInt32());
        RgbImage square = ImagePreprocessor.ResizeAndCrop(picture, 224);

        // The recorded tolerance is one level; the two fixed-point passes are Pillow's own, so none is needed.
        foreach (JsonElement value in recorded.GetProperty("values").EnumerateArray())
        {
            int at = ((value[1].GetInt32() * 224) + value[0].GetInt32()) * 3;
            Assert.Equal([value[2].GetByte(), value[3].GetByte(), value[4].GetByte()], square.Pixels[at..(at + 3)]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Process_ReferencePicture_IsNormalisedAndRepeated(int index)
    {
        JsonElement recorded = ReferenceVectors.Block("image").GetProperty("cases")[index];
        RgbImage picture = ReferenceVectors.Picture(recorded.GetProperty("width").GetInt32(), recorded.GetProperty("height").GetInt32());
        FloatTensor tensor = new ImagePreprocessor(ImageBind).Process(picture);

        Assert.Equal([1, 3, 2, 224, 224], tensor.Shape);
        int area = 224 * 224;
        for (int channel = 0; channel < 3; channel++)
        {
            float[] first = tensor.Values[(channel * 2 * area)..(((channel * 2) + 1) * area)];
            float[] second = tensor.Values[(((channel * 2) + 1) * area)..(((channel * 2) + 2) * area)];
            Assert.Equal(first, second);
            Assert.Equal(recorded.GetProperty("normalised_mean")[channel].GetDouble(), first.Average(v => (double)v), 4);
        }
    }

    [Theory]
    [InlineData(1, 20000)]
    [InlineData(20000, 1)]
    [InlineData(1, 1)]
    [InlineData(225, 224)]
    public void Process_ExtremeShape_GivesTheSquare(int width, int height)
    {
        FloatTensor tensor = new ImagePreprocessor(ImageBind).Process(ReferenceVectors.Picture(width, height));
        Assert.Equal([1, 3, 2, 224, 224], tensor.Shape);
    }

    [Fact]
    public void ResizeAndCrop_OwnSize_ChangesNothing()
    {
        RgbImage picture = ReferenceVectors.Picture(64, 64);
        Assert.Equal(picture.Pixels, ImagePreprocessor.ResizeAndCrop(picture, 64).Pixels);
    }

    [Fact]
    public void Resize_Window_EqualsTheWindowOfTheWhole()
    {
        RgbImage picture = ReferenceVectors.Picture(97, 61);
        RgbImage whole = BicubicResizer.Resize(picture, 40, 130);
        RgbImage window = BicubicResizer.Resize(picture, 40, 130, 7, 50, 11, 23);
        for (int y = 0; y < 23; y++)
        {
            int at = (((y + 50) * 40) + 7) * 3;
            Assert.Equal(whole.Pixels[at..(at + 33)], window.Pixels[(y * 33)..((y + 1) * 33)]);
        }
    }

    [Fact]
    public void Constructor_DeviationZero_NamesIt()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ImagePreprocessor(ImageBind with { StandardDeviation = [1, 0, 1] }));
        Assert.Contains("StandardDeviation is 1, 0, 1; expected 3 values above 0", error.Message, StringComparison.Ordinal);
    }
}
