using System.Text;
using NextGpt.Media.Images;
using NextGpt.Media.Limits;
using NextGpt.Media.Sources;
using NextGpt.Media.Tests.Making;
using SkiaSharp;

namespace NextGpt.Media.Tests.Images;

public sealed class ImageDecoderTests
{
    private static readonly ImageDecoder Decoder = new(new MediaOptions());

    [Theory]
    [InlineData("png", 0)]
    [InlineData("jpeg", 40)]
    [InlineData("webp", 40)]
    [InlineData("gif", 8)]
    public void Decode_EachFormat_GivesThePixels(string format, int tolerance)
    {
        RgbImage image = Decoder.Decode(Make(format), $"corners.{format}");
        Assert.Equal((48, 32), (image.Width, image.Height));
        Pictures.AssertNear(Pictures.Red, Pictures.At(image, 4, 4), tolerance);
        Pictures.AssertNear(Pictures.Green, Pictures.At(image, 43, 4), tolerance);
        Pictures.AssertNear(Pictures.Blue, Pictures.At(image, 4, 27), tolerance);
        Pictures.AssertNear(Pictures.Yellow, Pictures.At(image, 43, 27), tolerance);
    }

    // EXIF 2.3: orientation 6 means that row 0 is the visual right side and column 0 the visual top.
    [Theory]
    [InlineData(1, "RGBY")]
    [InlineData(2, "GRYB")]
    [InlineData(3, "YBGR")]
    [InlineData(4, "BYRG")]
    [InlineData(5, "RBGY")]
    [InlineData(6, "BRYG")]
    [InlineData(7, "YGBR")]
    [InlineData(8, "GYRB")]
    public void Decode_ExifOrientation_IsUpright(byte orientation, string corners)
    {
        byte[] file = Pictures.WithOrientation(Pictures.Encode(Pictures.Corners(), SKEncodedImageFormat.Jpeg), orientation);
        RgbImage image = Decoder.Decode(file, "photo.jpg");

        Assert.Equal(orientation >= 5 ? (32, 48) : (48, 32), (image.Width, image.Height));
        (int X, int Y)[] places = [(4, 4), (image.Width - 5, 4), (4, image.Height - 5), (image.Width - 5, image.Height - 5)];
        for (int i = 0; i < 4; i++)
        {
            (byte, byte, byte) expected = corners[i] switch
            {
                'R' => Pictures.Red,
                'G' => Pictures.Green,
                'B' => Pictures.Blue,
                _ => Pictures.Yellow,
            };
            Pictures.AssertNear(expected, Pictures.At(image, places[i].X, places[i].Y), 40);
        }
    }

    [Fact]
    public void Decode_Transparency_LiesOnWhite()
    {
        using SKBitmap bitmap = new(new SKImageInfo(3, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.SetPixel(0, 0, new SKColor(10, 20, 30, 0));
        bitmap.SetPixel(1, 0, new SKColor(0, 100, 200, 128));
        bitmap.SetPixel(2, 0, new SKColor(10, 20, 30, 255));
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        RgbImage image = Decoder.Decode(data.ToArray(), "clear.png");
        Assert.Equal((255, 255, 255), Pictures.At(image, 0, 0));
        Pictures.AssertNear((127, 177, 227), Pictures.At(image, 1, 0), 1);
        Assert.Equal((10, 20, 30), Pictures.At(image, 2, 0));
    }

    [Fact]
    public void Decode_AnimatedGif_GivesTheFirstFrame()
    {
        byte[] file = Lavfi.Make("gif", "-f", "lavfi", "-i", "color=red:s=16x16:r=5:d=1,drawbox=x=0:y=0:w=16:h=16:c=blue:t=fill:enable='gt(n,0)'");
        Pictures.AssertNear(Pictures.Red, Pictures.At(Decoder.Decode(file, "a.gif"), 8, 8), 8);
    }

    [Theory]
    [InlineData(8000, 7000, "big.png: 8000 x 7000 pixels (56 megapixels); expected at most 40 megapixels.")]
    [InlineData(20000, 10, "big.png: 20000 x 10 pixels (0.2 megapixels); expected sides of at most 16384 pixels.")]
    public void Decode_Bomb_IsRefusedFromItsHeader(int width, int height, string message)
    {
        MediaException error = Assert.Throws<MediaException>(() => Decoder.Decode(Pictures.PngBomb(width, height), "/home/someone/big.png"));
        Assert.Equal((MediaErrorCode.TooLarge, message), (error.Code, error.Message));
    }

    [Fact]
    public void Decode_HeaderAlone_IsCorrupt()
    {
        MediaException error = Assert.Throws<MediaException>(() => Decoder.Decode(Pictures.PngBomb(100, 100), "short.png"));
        Assert.Equal(MediaErrorCode.Corrupt, error.Code);
    }

    [Fact]
    public void Decode_TextNamedPng_SaysSo()
    {
        MediaException error = Assert.Throws<MediaException>(() => Decoder.Decode(Encoding.UTF8.GetBytes("Grüße, this is no picture"), "cat.png"));
        Assert.Equal("cat.png: text; expected a picture (PNG, JPEG, WebP or GIF).", error.Message);
        Assert.Equal(MediaErrorCode.Unsupported, error.Code);
    }

    [Fact]
    public void Decode_Nothing_IsEmpty() =>
        Assert.Equal(MediaErrorCode.Empty, Assert.Throws<MediaException>(() => Decoder.Decode([], "cat.png")).Code);

    [Fact]
    public async Task DecodeAsync_MissingFile_NamesItWithoutItsFolder()
    {
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => Decoder.DecodeAsync(MediaSource.FromFile("/secret/place/cat.png")));
        Assert.Equal("cat.png: no such file; expected a readable file.", error.Message);
        Assert.Equal(MediaErrorCode.NotFound, error.Code);
    }

    [Fact]
    public async Task DecodeAsync_Folder_SaysSo()
    {
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => Decoder.DecodeAsync(MediaSource.FromFile(AppContext.BaseDirectory.TrimEnd('/', '\\'))));
        Assert.Contains("a folder; expected a readable file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DecodeAsync_StreamBeyondTheLimit_StopsReading()
    {
        ImageDecoder small = new(new MediaOptions { Limits = new MediaLimits { MaxBytes = 1024 } });
        await using EndlessStream stream = new();
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => small.DecodeAsync(MediaSource.FromStream(stream, "endless.png")));
        Assert.Equal(MediaErrorCode.TooLarge, error.Code);
        Assert.InRange(stream.BytesRead, 1024, 1 << 20);
    }

    [Fact]
    public async Task DecodeAsync_StreamUsedTwice_IsAnError()
    {
        MediaSource source = MediaSource.FromStream(new MemoryStream(Make("png")), "once.png");
        await Decoder.DecodeAsync(source);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => Decoder.DecodeAsync(source));
        Assert.Equal("once.png is a stream and was read already; expected one use.", error.Message);
    }

    private static byte[] Make(string format) => format switch
    {
        "png" => ImageEncoder.ToPng(Pictures.Corners()),
        "jpeg" => Pictures.Encode(Pictures.Corners(), SKEncodedImageFormat.Jpeg),
        "webp" => Pictures.Encode(Pictures.Corners(), SKEncodedImageFormat.Webp, 90),
        _ => Lavfi.Make("gif", "-f", "lavfi", "-i", "color=red:s=48x32:d=0.1:r=10,drawbox=x=24:y=0:w=24:h=16:c=0x00ff00:t=fill,drawbox=x=0:y=16:w=24:h=16:c=blue:t=fill,drawbox=x=24:y=16:w=24:h=16:c=yellow:t=fill"),
    };
}
