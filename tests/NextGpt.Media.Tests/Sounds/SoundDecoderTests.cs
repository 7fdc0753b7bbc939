using System.Text;
using NextGpt.Media.Limits;
using NextGpt.Media.Sounds;
using NextGpt.Media.Sources;
using NextGpt.Media.Tests.Making;

namespace NextGpt.Media.Tests.Sounds;

public sealed class SoundDecoderTests
{
    private static readonly SoundDecoder Decoder = new(new MediaOptions());

    [Theory]
    [InlineData("wav", "pcm_s16le")]
    [InlineData("wav", "pcm_u8")]
    [InlineData("wav", "pcm_s24le")]
    [InlineData("wav", "pcm_s32le")]
    [InlineData("wav", "pcm_f32le")]
    [InlineData("wav", "pcm_f64le")]
    [InlineData("wav", "adpcm_ima_wav")]
    [InlineData("mp3", "libmp3lame")]
    [InlineData("flac", "flac")]
    [InlineData("ogg", "libvorbis")]
    [InlineData("ogg", "libopus")]
    [InlineData("m4a", "aac")]
    [InlineData("webm", "libopus")]
    public async Task DecodeAsync_EachFormat_GivesTheTone(string extension, string codec)
    {
        byte[] file = Lavfi.Make(extension, "-f", "lavfi", "-i", "aevalsrc=0.5*sin(2*PI*440*t)|0.25*sin(2*PI*440*t):s=48000:d=1.5", "-c:a", codec);
        SoundClip sound = await Decoder.DecodeAsync(MediaSource.FromBytes(file, "tone"));

        Assert.Equal((48000, 2), (sound.SampleRate, sound.Channels.Length));
        Assert.InRange(sound.Seconds, 1.45, 1.6);
        Assert.InRange(Tones.Pitch(sound), 410, 450);
        Assert.InRange(Tones.Peak(sound.Channels[0]), 0.45, 0.6);
        Assert.InRange(Tones.Peak(sound.Channels[1]), 0.2, 0.33);
    }

    [Fact]
    public async Task DecodeAsync_OwnWav_NeedsNoFfmpeg()
    {
        SoundDecoder decoder = new(new MediaOptions { FfmpegFolder = "/nowhere" });
        SoundClip tone = Tones.Tone(440, 0.5, 16000, 2);
        SoundClip back = await decoder.DecodeAsync(MediaSource.FromBytes(SoundEncoder.ToWav(tone), "a.wav"));
        Assert.Equal((16000, 8000), (back.SampleRate, back.Length));
        Assert.All(tone.Channels[1].Zip(back.Channels[1]), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public async Task DecodeAsync_WavLeftOpenByItsWriter_IsReadToItsEnd()
    {
        SoundClip sound = await Decoder.DecodeAsync(MediaSource.FromBytes(Tones.WavPromising(uint.MaxValue), "stream.wav"));
        Assert.Equal(160, sound.Length);
    }

    [Fact]
    public async Task DecodeAsync_SixChannelsAt96Kilohertz_IsBroughtDown()
    {
        byte[] file = SoundEncoder.ToWav(Tones.Tone(440, 0.5, 96000, 6));
        SoundClip sound = await Decoder.DecodeAsync(MediaSource.FromBytes(file, "rich.wav"));
        Assert.Equal((48000, 2), (sound.SampleRate, sound.Channels.Length));
        Assert.Equal(0.5, sound.Seconds, 2);
    }

    [Fact]
    public async Task DecodeAsync_CoverArt_IsNoVideo()
    {
        byte[] file = Lavfi.Make(
            "mp3", "-f", "lavfi", "-i", "sine=d=0.5", "-f", "lavfi", "-i", "color=red:s=32x32:d=0.1", "-map", "0", "-map", "1:v", "-frames:v", "1",
            "-c:v", "mjpeg", "-disposition:v", "attached_pic");
        Assert.InRange((await Decoder.DecodeAsync(MediaSource.FromBytes(file, "song.mp3"))).Seconds, 0.45, 0.6);
    }

    [Fact]
    public async Task DecodeAsync_TenHourHeader_IsRefused()
    {
        MediaException error = await Fail(Tones.WavPromising(36000 * 32000u), "long.wav");
        Assert.Equal("long.wav: 36000 seconds of sound; expected at most 600 seconds.", error.Message);
        Assert.Equal(MediaErrorCode.TooLarge, error.Code);
    }

    [Fact]
    public async Task DecodeAsync_TruncatedWav_IsCorrupt()
    {
        MediaException error = await Fail(Tones.WavPromising(1000), "cut.wav");
        Assert.Equal("cut.wav: a WAV file that ends after 320 of its 1000 bytes of sound; expected a whole sound.", error.Message);
        Assert.Equal(MediaErrorCode.Corrupt, error.Code);
    }

    [Theory]
    [InlineData("", MediaErrorCode.Empty, "a.wav: 0 bytes; expected")]
    [InlineData("hello", MediaErrorCode.Unsupported, "a.wav: text; expected a sound")]
    public async Task DecodeAsync_NoSound_SaysWhat(string content, string code, string start)
    {
        MediaException error = await Fail(Encoding.UTF8.GetBytes(content), "a.wav");
        Assert.Equal(code, error.Code);
        Assert.StartsWith(start, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DecodeAsync_PictureNamedWav_IsJudgedByContent()
    {
        MediaException error = await Fail(Pictures.PngBomb(10, 10), "a.wav");
        Assert.Equal("a.wav: a PNG file; expected a sound (WAV, MP3, FLAC, Ogg or M4A).", error.Message);
    }

    [Fact]
    public async Task DecodeAsync_EmptyWav_IsEmpty()
    {
        byte[] file = SoundEncoder.ToWav(new SoundClip(16000, [[]]));
        Assert.Equal(MediaErrorCode.Empty, (await Fail(file, "a.wav")).Code);
    }

    [Fact]
    public async Task DecodeAsync_NoNumber_IsCorrupt()
    {
        byte[] file = Lavfi.Make("wav", "-f", "lavfi", "-i", "aevalsrc=0/0:s=8000:d=0.1", "-c:a", "pcm_f32le");
        MediaException error = await Fail(file, "nan.wav");
        Assert.Equal((MediaErrorCode.Corrupt, "nan.wav: sample 0 is NaN; expected numbers."), (error.Code, error.Message));
    }

    [Fact]
    public async Task DecodeAsync_FfmpegMissing_SaysWhatToInstall()
    {
        using ScratchFolder scratch = new();
        SoundDecoder decoder = new(scratch.Options with { FfmpegFolder = "/nowhere" });
        byte[] file = Lavfi.Make("mp3", "-f", "lavfi", "-i", "sine=d=0.2");
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => decoder.DecodeAsync(MediaSource.FromBytes(file, "a.mp3")));
        Assert.Equal(MediaErrorCode.ToolMissing, error.Code);
        Assert.StartsWith("ffprobe: not found in the folder that the options name; expected ffmpeg and ffprobe to be installed (Debian", error.Message, StringComparison.Ordinal);
        scratch.AssertEmpty();
    }

    [Fact]
    public async Task DecodeAsync_TimeLimit_KillsAndCleansUp()
    {
        using ScratchFolder scratch = new();
        MediaLimits limits = new() { ProbeTimeout = TimeSpan.FromMilliseconds(1) };
        SoundDecoder decoder = new(scratch.Options with { Limits = limits });
        byte[] file = Lavfi.Make("mp3", "-f", "lavfi", "-i", "sine=d=0.2");
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => decoder.DecodeAsync(MediaSource.FromBytes(file, "a.mp3")));
        Assert.Equal((MediaErrorCode.Timeout, "a.mp3: not done within 0.001 s; expected a medium that takes less time."), (error.Code, error.Message));
        scratch.AssertEmpty();
    }

    [Fact]
    public async Task DecodeAsync_Canceled_KillsAndCleansUp()
    {
        using ScratchFolder scratch = new();
        using CancellationTokenSource cancel = new();
        SoundDecoder decoder = new(scratch.Options);
        byte[] file = Lavfi.Make("mp3", "-f", "lavfi", "-i", "sine=d=60");
        Task<SoundClip> decoding = decoder.DecodeAsync(MediaSource.FromBytes(file, "a.mp3"), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => decoding);
        scratch.AssertEmpty();
    }

    private static Task<MediaException> Fail(byte[] file, string name) =>
        Assert.ThrowsAsync<MediaException>(() => Decoder.DecodeAsync(MediaSource.FromBytes(file, name)));
}
