using NextGpt.Media.Images;
using NextGpt.Media.Limits;
using NextGpt.Media.Sources;
using NextGpt.Media.Tests.Making;
using NextGpt.Media.Videos;

namespace NextGpt.Media.Tests.Videos;

public sealed class VideoDecoderTests
{
    private static readonly VideoDecoder Decoder = new(new MediaOptions());

    [Theory]
    [InlineData("mp4", "libx264", "10")]
    [InlineData("mp4", "libx264", "30000/1001")]
    [InlineData("mov", "libx264", "25")]
    [InlineData("mov", "mjpeg", "24")]
    [InlineData("webm", "libvpx-vp9", "12")]
    [InlineData("webm", "libvpx", "24000/1001")]
    [InlineData("gif", "gif", "10")]
    public async Task DecodeAsync_EachFormat_GivesEveryFrame(string extension, string codec, string rate)
    {
        byte[] file = Moving(extension, codec, rate, 20);
        VideoClip video = await Decoder.DecodeAsync(MediaSource.FromBytes(file, "moving"));

        string[] ratio = rate.Split('/');
        double expected = double.Parse(ratio[0]) / (ratio.Length == 2 ? double.Parse(ratio[1]) : 1);
        Assert.Equal(expected, video.FramesPerSecond, expected * 0.01);
        Assert.Equal((20, 64, 48), (video.Frames.Count, video.Frames[0].Width, video.Frames[0].Height));
        for (int i = 0; i < 20; i++)
        {
            // Frame i is as grey as its number tells; ffmpeg writes GIF with 8 levels of green.
            int tolerance = extension == "gif" ? 24 : 6;
            Assert.InRange(Pictures.At(video.Frames[i], 32, 24).Green, (i * 12) - tolerance, (i * 12) + tolerance);
        }
    }

    [Fact]
    public async Task DecodeAsync_OwnMp4_GivesTheFramesBack()
    {
        RgbImage[] frames = [.. Enumerable.Range(0, 6).Select(_ => Pictures.Corners(64, 64))];
        byte[] file = await new VideoEncoder(new MediaOptions()).ToMp4Async(new VideoClip(8, frames));
        VideoClip back = await Decoder.DecodeAsync(MediaSource.FromBytes(file, "a.mp4"));

        Assert.Equal((6, 8.0, 64, 64), (back.Frames.Count, back.FramesPerSecond, back.Frames[0].Width, back.Frames[0].Height));
        Pictures.AssertNear(Pictures.Red, Pictures.At(back.Frames[5], 10, 10), 12);
        Pictures.AssertNear(Pictures.Green, Pictures.At(back.Frames[5], 53, 10), 12);
        Pictures.AssertNear(Pictures.Blue, Pictures.At(back.Frames[5], 10, 53), 12);
        Pictures.AssertNear(Pictures.Yellow, Pictures.At(back.Frames[5], 53, 53), 12);
    }

    [Fact]
    public async Task DecodeAsync_ManyLargeFrames_AreThinnedAndScaledDown()
    {
        MediaLimits limits = new() { DecodedFrames = 10, DecodedFrameSide = 32 };
        VideoClip video = await new VideoDecoder(new MediaOptions { Limits = limits }).DecodeAsync(MediaSource.FromBytes(Moving("mp4", "libx264", "10", 20), "a.mp4"));
        Assert.Equal((10, 32, 24), (video.Frames.Count, video.Frames[0].Width, video.Frames[0].Height));
        Assert.Equal(5, video.FramesPerSecond, 3);
        Assert.Equal(2, video.Seconds, 3);
        Assert.InRange(Pictures.At(video.Frames[9], 16, 12).Green, 200, 240);
    }

    [Fact]
    public async Task DecodeAsync_Turned_IsUpright()
    {
        byte[] lying = Lavfi.Make("mp4", "-f", "lavfi", "-i", "color=red:s=64x32:r=5:d=1,drawbox=x=0:y=0:w=32:h=32:c=blue:t=fill", "-pix_fmt", "yuv420p");
        string path = Path.Combine(Path.GetTempPath(), $"lying-{Guid.NewGuid():N}.mp4");
        await File.WriteAllBytesAsync(path, lying);
        byte[] turned = Lavfi.Make("mp4", "-i", path, "-c", "copy", "-metadata:s:v:0", "rotate=90");
        File.Delete(path);

        VideoClip video = await Decoder.DecodeAsync(MediaSource.FromBytes(turned, "phone.mp4"));
        Assert.Equal((32, 64), (video.Frames[0].Width, video.Frames[0].Height));
    }

    [Fact]
    public async Task DecodeAsync_SoundOnly_SaysSo()
    {
        byte[] file = Lavfi.Make("mp4", "-f", "lavfi", "-i", "sine=d=0.3");
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => Decoder.DecodeAsync(MediaSource.FromBytes(file, "a.mp4")));
        Assert.Equal("a.mp4: an MP4 file with sound only; expected a video (MP4, WebM, MOV or GIF).", error.Message);
        Assert.Equal(MediaErrorCode.Unsupported, error.Code);
    }

    [Fact]
    public async Task DecodeAsync_LargeFrames_AreRefused()
    {
        VideoDecoder decoder = new(new MediaOptions { Limits = new MediaLimits { MaxVideoPixels = 1000 } });
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => decoder.DecodeAsync(MediaSource.FromBytes(Moving("mp4", "libx264", "10", 5), "a.mp4")));
        Assert.Equal("a.mp4: frames of 64 x 48 pixels; expected at most 0.001 megapixels.", error.Message);
    }

    internal static byte[] Moving(string extension, string codec, string rate, int frames)
    {
        // Full range greys survive the limited range of video within a few levels.
        string source = $"color=black:s=64x48:r={rate}:d=100,geq=lum=N*12*219/255+16:cb=128:cr=128";
        string[] format = extension == "gif" ? [] : ["-pix_fmt", codec == "mjpeg" ? "yuvj420p" : "yuv420p"];
        return Lavfi.Make(extension, ["-f", "lavfi", "-i", source, "-frames:v", $"{frames}", "-c:v", codec, .. format]);
    }
}
