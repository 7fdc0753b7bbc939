using NextGpt.Contracts;
using NextGpt.Media.Probing;
using NextGpt.Media.Sounds;
using NextGpt.Media.Sources;
using NextGpt.Media.Tests.Making;
using NextGpt.Media.Tests.Videos;
using NextGpt.Media.Videos;

namespace NextGpt.Media.Tests.Hostile;

public sealed class HostileStreamTests
{
    [Theory]
    [InlineData("wav", 40)]
    [InlineData("mp3", 6)]
    [InlineData("flac", 6)]
    [InlineData("ogg", 6)]
    [InlineData("m4a", 6)]
    public async Task DecodeAsync_DamagedSound_DecodesOrSaysWhy(string extension, int times)
    {
        using ScratchFolder scratch = new();
        SoundDecoder decoder = new(scratch.Options);
        byte[] file = Lavfi.Make(extension, "-f", "lavfi", "-i", "sine=d=0.5:r=16000");
        await EachAsync(file, times, extension, async source => Assert.True((await decoder.DecodeAsync(source)).Length > 0));
        scratch.AssertEmpty();
    }

    [Theory]
    [InlineData("mp4", "libx264")]
    [InlineData("mov", "mjpeg")]
    [InlineData("webm", "libvpx-vp9")]
    [InlineData("gif", "gif")]
    public async Task DecodeAsync_DamagedVideo_DecodesOrSaysWhy(string extension, string codec)
    {
        using ScratchFolder scratch = new();
        VideoDecoder decoder = new(scratch.Options);
        byte[] file = VideoDecoderTests.Moving(extension, codec, "10", 8);
        await EachAsync(file, 6, extension, async source => Assert.NotEmpty((await decoder.DecodeAsync(source)).Frames));
        scratch.AssertEmpty();
    }

    [Fact]
    public async Task ProbeAsync_Noise_SaysWhy()
    {
        using ScratchFolder scratch = new();
        MediaProbe probe = new(scratch.Options);
        Random random = new(11);
        byte[][] magics =
        [
            [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0xff, 0xd8, 0xff, 0xe0], [.. "GIF89a"u8], [.. "RIFF\0\0\0\0WAVE"u8],
            [.. "RIFF\0\0\0\0WEBP"u8], [.. "fLaC"u8], [.. "OggS"u8], [.. "ID3"u8], [0xff, 0xfb, 0x90, 0x00], [0x1a, 0x45, 0xdf, 0xa3],
            [.. "\0\0\0 ftypisom"u8], [.. "\0\0\0 ftypM4A "u8], [.. "\0\0\0\bwide"u8],
        ];
        foreach (byte[] magic in magics)
        {
            byte[] noise = new byte[2000];
            random.NextBytes(noise);
            magic.CopyTo(noise, 0);
            MediaException error = await Assert.ThrowsAsync<MediaException>(() => probe.ProbeAsync(MediaSource.FromBytes(noise, "noise")));
            Assert.StartsWith("noise: ", error.Message, StringComparison.Ordinal);
        }

        scratch.AssertEmpty();
    }

    [Theory]
    [InlineData(Modality.Image)]
    [InlineData(Modality.Audio)]
    [InlineData(Modality.Video)]
    public async Task ProbeAsync_NameOfAStranger_StaysOneLine(Modality expected)
    {
        MediaException error = await Assert.ThrowsAsync<MediaException>(() =>
            new MediaProbe(new MediaOptions()).ProbeAsync(MediaSource.FromBytes("x"u8.ToArray(), "../../etc/a\r\nb\u0007\u202e\".png"), expected));
        Assert.StartsWith("ab\".png: text; expected a ", error.Message, StringComparison.Ordinal);
    }

    private static async Task EachAsync(byte[] file, int times, string extension, Func<MediaSource, Task> decode)
    {
        foreach ((string what, byte[] damaged) in Damage.Of(file, times, times, 5))
        {
            try
            {
                await decode(MediaSource.FromBytes(damaged, $"hostile.{extension}"));
            }
            catch (MediaException error)
            {
                Assert.True(error.Message.StartsWith($"hostile.{extension}: ", StringComparison.Ordinal) && !error.Message.Contains('\n'), $"{what}: {error.Message}");
                Assert.DoesNotContain(error.Code, new[] { MediaErrorCode.Timeout, MediaErrorCode.ToolMissing, MediaErrorCode.EncodeFailed });
            }
        }
    }
}
