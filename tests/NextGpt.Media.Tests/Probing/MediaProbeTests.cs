using System.Text;
using NextGpt.Contracts;
using NextGpt.Media.Images;
using NextGpt.Media.Limits;
using NextGpt.Media.Probing;
using NextGpt.Media.Sounds;
using NextGpt.Media.Sources;
using NextGpt.Media.Tests.Making;
using NextGpt.Media.Tests.Videos;
using SkiaSharp;

namespace NextGpt.Media.Tests.Probing;

public sealed class MediaProbeTests
{
    private static readonly MediaProbe Probe = new(new MediaOptions());

    [Theory]
    [InlineData("png", "image/png")]
    [InlineData("jpeg", "image/jpeg")]
    [InlineData("webp", "image/webp")]
    [InlineData("gif", "image/gif")]
    public async Task ProbeAsync_Picture_TellsItsUprightSize(string format, string contentType)
    {
        byte[] file = format switch
        {
            "png" => ImageEncoder.ToPng(Pictures.Corners(32, 48)),
            "jpeg" => Pictures.WithOrientation(Pictures.Encode(Pictures.Corners(), SKEncodedImageFormat.Jpeg), 6),
            "webp" => Pictures.Encode(Pictures.Corners(32, 48), SKEncodedImageFormat.Webp),
            _ => Lavfi.Make("gif", "-f", "lavfi", "-i", "color=red:s=32x48:d=0.1:r=10"),
        };
        ProbedMedia media = await Probe.ProbeAsync(MediaSource.FromBytes(file, "misleading.mp4"));
        Assert.Equal(new ProbedMedia(Modality.Image, contentType, file.Length) { Width = 32, Height = 48 }, media);
    }

    [Theory]
    [InlineData("wav", "pcm_s16le", "audio/wav")]
    [InlineData("wav", "adpcm_ms", "audio/wav")]
    [InlineData("mp3", "libmp3lame", "audio/mpeg")]
    [InlineData("flac", "flac", "audio/flac")]
    [InlineData("ogg", "libvorbis", "audio/ogg")]
    [InlineData("m4a", "aac", "audio/mp4")]
    [InlineData("mp4", "aac", "audio/mp4")]
    [InlineData("webm", "libvorbis", "audio/webm")]
    public async Task ProbeAsync_Sound_TellsItsRateAndDuration(string extension, string codec, string contentType)
    {
        byte[] file = Lavfi.Make(extension, "-f", "lavfi", "-i", "sine=d=2:r=44100", "-c:a", codec);
        ProbedMedia media = await Probe.ProbeAsync(MediaSource.FromBytes(file, "misleading.png"));
        Assert.Equal((Modality.Audio, contentType, 44100, 1), (media.Kind, media.ContentType, media.SampleRate, media.Channels));
        Assert.InRange(media.Seconds!.Value, 1.95, 2.15);
        Assert.Equal((null, null), (media.Width, media.Frames));
    }

    [Theory]
    [InlineData("mp4", "libx264", "video/mp4")]
    [InlineData("mov", "libx264", "video/quicktime")]
    [InlineData("webm", "libvpx-vp9", "video/webm")]
    [InlineData("gif", "gif", "image/gif")]
    public async Task ProbeAsync_Video_TellsItsSizeAndFrames(string extension, string codec, string contentType)
    {
        byte[] file = VideoDecoderTests.Moving(extension, codec, "10", 20);
        ProbedMedia media = await Probe.ProbeAsync(MediaSource.FromBytes(file, "misleading.txt"));
        Assert.Equal((Modality.Video, contentType, 64, 48, 20), (media.Kind, media.ContentType, media.Width, media.Height, media.Frames));
        Assert.Equal(2, media.Seconds!.Value, 1);
        Assert.Equal(10, media.FramesPerSecond!.Value, 1);
    }

    [Fact]
    public async Task ProbeAsync_AnimatedGifAsPicture_IsAPicture()
    {
        byte[] file = VideoDecoderTests.Moving("gif", "gif", "10", 5);
        Assert.Equal(Modality.Image, (await Probe.ProbeAsync(MediaSource.FromBytes(file, "a.gif"), Modality.Image)).Kind);
    }

    [Fact]
    public async Task ProbeAsync_WebMWithoutDuration_ReadsItsPackets()
    {
        byte[] file = Lavfi.Make("webm", "-f", "lavfi", "-i", "sine=d=2", "-c:a", "libopus", "-live", "1");
        ProbedMedia media = await Probe.ProbeAsync(MediaSource.FromBytes(file, "recording.webm"));
        Assert.InRange(media.Seconds!.Value, 1.9, 2.1);
    }

    [Fact]
    public async Task ProbeAsync_TwoHourVideo_IsRefusedUndecoded()
    {
        // One frame a minute: two hours in a small file.
        byte[] file = Lavfi.Make("mp4", "-f", "lavfi", "-i", "color=red:s=32x32:r=1/60:d=7200", "-pix_fmt", "yuv420p");
        MediaException error = await Fail(file, "film.mp4");
        Assert.Equal("film.mp4: 7200 seconds of video; expected at most 300 seconds.", error.Message);
        Assert.Equal(MediaErrorCode.TooLarge, error.Code);
    }

    [Fact]
    public async Task ProbeAsync_VideoWithoutFrames_IsEmpty()
    {
        byte[] file = Lavfi.Make("mp4", "-f", "lavfi", "-i", "color=red:s=32x32:d=0", "-pix_fmt", "yuv420p", "-movflags", "empty_moov+frag_keyframe");
        MediaException error = await Fail(file, "nothing.mp4");
        Assert.Contains(error.Code, new[] { MediaErrorCode.Empty, MediaErrorCode.Corrupt });
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "text")]
    [InlineData("ffconcat version 1.0\nfile '/etc/passwd'\n", "text")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "text")]
    [InlineData("%PDF-1.7", "a PDF document")]
    [InlineData("\0\0\0 ftypheic\0\0\0\0", "a picture in the HEIF family (HEIC, AVIF)")]
    [InlineData("\u0001\u0002\u0003", "content of an unknown format")]
    public async Task ProbeAsync_OtherContent_SaysWhat(string content, string actual)
    {
        MediaException error = await Fail(Encoding.UTF8.GetBytes(content), "a.png");
        Assert.Equal(
            $"a.png: {actual}; expected a picture (PNG, JPEG, WebP, GIF), a sound (WAV, MP3, FLAC, Ogg, M4A) or a video (MP4, WebM, MOV, GIF).",
            error.Message);
        Assert.Equal(MediaErrorCode.Unsupported, error.Code);
    }

    [Fact]
    public async Task ProbeAsync_Bomb_IsRefused() =>
        Assert.Equal(MediaErrorCode.TooLarge, (await Fail(Pictures.PngBomb(10000, 5000), "bomb.png")).Code);

    [Fact]
    public async Task ProbeAsync_Nothing_IsEmpty() => Assert.Equal(MediaErrorCode.Empty, (await Fail([], "a.mp4")).Code);

    [Fact]
    public async Task ProbeAsync_SampleRateAndChannels_AreLimited()
    {
        byte[] file = SoundEncoder.ToWav(Tones.Tone(440, 0.1, 16000, 2));
        MediaProbe rate = new(new MediaOptions { Limits = new MediaLimits { MaxSampleRate = 8000 } });
        MediaProbe channels = new(new MediaOptions { Limits = new MediaLimits { MaxChannels = 1 } });
        MediaSource source = MediaSource.FromBytes(file, "a.wav");
        Assert.Equal("a.wav: a sample rate of 16000 Hz; expected at most 8000 Hz.", (await Assert.ThrowsAsync<MediaException>(() => rate.ProbeAsync(source))).Message);
        Assert.Equal("a.wav: 2 channels; expected at most 1.", (await Assert.ThrowsAsync<MediaException>(() => channels.ProbeAsync(source))).Message);
    }

    [Fact]
    public async Task ProbeAsync_Stream_IsReadOnce()
    {
        byte[] file = Lavfi.Make("flac", "-f", "lavfi", "-i", "sine=d=0.5");
        using MemoryStream stream = new(file);
        ProbedMedia media = await Probe.ProbeAsync(MediaSource.FromStream(stream, "a.flac"));
        Assert.Equal((Modality.Audio, file.Length), (media.Kind, media.Bytes));
    }

    private static Task<MediaException> Fail(byte[] file, string name) =>
        Assert.ThrowsAsync<MediaException>(() => Probe.ProbeAsync(MediaSource.FromBytes(file, name)));
}
