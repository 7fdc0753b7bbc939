using System.Text;
using NextGpt.Media.Images;
using NextGpt.Media.Limits;
using NextGpt.Media.Tests.Making;
using NextGpt.Media.Tests.Reference;
using NextGpt.Media.Videos;

namespace NextGpt.Media.Tests.Videos;

public sealed class VideoEncoderTests
{
    [Theory]
    [InlineData(64, 64, 8.0, "64", "64", "8/1")]
    [InlineData(33, 17, 12.5, "34", "18", "25/2")]
    [InlineData(1, 1, 1.0, "2", "2", "1/1")]
    [InlineData(320, 180, 29.97002997, "320", "180", "30000/1001")]
    public async Task ToMp4Async_AnySize_IsWhatBrowsersPlay(int width, int height, double rate, string evenWidth, string evenHeight, string ratio)
    {
        using ScratchFolder scratch = new();
        byte[] file = await new VideoEncoder(scratch.Options).ToMp4Async(Clip(width, height, rate));
        string told = Lavfi.Ask(file, "stream=codec_name,width,height,pix_fmt,avg_frame_rate,nb_frames:format=format_name");

        Assert.Contains("codec_name=h264\n", told, StringComparison.Ordinal);
        Assert.Contains($"width={evenWidth}\nheight={evenHeight}\npix_fmt=yuv420p\n", told, StringComparison.Ordinal);
        Assert.Contains($"avg_frame_rate={ratio}\n", told, StringComparison.Ordinal);
        Assert.Contains("nb_frames=4\n", told, StringComparison.Ordinal);
        scratch.AssertEmpty();
    }

    [Fact]
    public async Task ToMp4Async_Index_LiesInFront()
    {
        string file = Encoding.Latin1.GetString(await new VideoEncoder(new MediaOptions()).ToMp4Async(Clip(64, 64, 8)));
        Assert.InRange(file.IndexOf("moov", StringComparison.Ordinal), 1, file.IndexOf("mdat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ToMp4Async_SameFrames_SameBytes()
    {
        VideoEncoder encoder = new(new MediaOptions());
        Assert.Equal(await encoder.ToMp4Async(Clip(64, 64, 8)), await encoder.ToMp4Async(Clip(64, 64, 8)));
    }

    [Fact]
    public async Task ToMp4Async_FfmpegMissing_SaysWhatToInstall()
    {
        VideoEncoder encoder = new(new MediaOptions { FfmpegFolder = "/nowhere" });
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => encoder.ToMp4Async(Clip(64, 64, 8)));
        Assert.Equal(MediaErrorCode.ToolMissing, error.Code);
    }

    [Fact]
    public async Task ToMp4Async_MemoryLimit_Holds()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // Other systems have no such limit on a child.
        }

        using ScratchFolder scratch = new();
        MediaLimits limits = new() { ToolMemoryBytes = 256 << 20 };
        VideoEncoder encoder = new(scratch.Options with { Limits = limits });
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => encoder.ToMp4Async(Clip(4096, 2304, 8)));
        Assert.Equal(MediaErrorCode.EncodeFailed, error.Code);
        scratch.AssertEmpty();
    }

    [Fact]
    public async Task ToMp4Async_Canceled_KillsAndCleansUp()
    {
        using ScratchFolder scratch = new();
        using CancellationTokenSource cancel = new();
        Task<byte[]> encoding = new VideoEncoder(scratch.Options).ToMp4Async(Clip(640, 480, 8), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => encoding);
        scratch.AssertEmpty();
    }

    private static VideoClip Clip(int width, int height, double rate)
    {
        RgbImage picture = ReferenceVectors.Picture(width, height);
        return new VideoClip(rate, [picture, picture, Pictures.Corners(width, height), picture]);
    }
}
