using NextGpt.Media.Sounds;
using NextGpt.Media.Sources;
using NextGpt.Media.Tests.Making;

namespace NextGpt.Media.Tests.Sounds;

public sealed class SoundEncoderTests
{
    [Fact]
    public void ToWav_SameSound_SameBytes() =>
        Assert.Equal(SoundEncoder.ToWav(Tones.Tone(440, 1, 16000)), SoundEncoder.ToWav(Tones.Tone(440, 1, 16000)));

    [Fact]
    public void ToWav_Stereo_IsWhatFfprobeReads()
    {
        string told = Lavfi.Ask(SoundEncoder.ToWav(Tones.Tone(440, 1, 22050, 2)), "stream=codec_name,sample_rate,channels,duration");
        Assert.Equal("codec_name=pcm_s16le\nsample_rate=22050\nchannels=2\nduration=1.000000\n", told);
    }

    [Fact]
    public async Task ToWav_BeyondFullScale_IsClipped()
    {
        byte[] file = SoundEncoder.ToWav(new SoundClip(8000, [[2, -2, float.NaN, float.PositiveInfinity, 0.5f]]));
        SoundClip back = await new SoundDecoder(new MediaOptions()).DecodeAsync(MediaSource.FromBytes(file, "a.wav"));
        float full = 32767 / 32768f;
        Assert.Equal([full, -full, 0, full, 16384 / 32768f], back.Channels[0]);
    }

    [Theory]
    [InlineData(1, 16000)]
    [InlineData(2, 44100)]
    public async Task ToMp3Async_ReadBack_IsTheTone(int channels, int rate)
    {
        using ScratchFolder scratch = new();
        SoundClip tone = Tones.Tone(440, 1, rate, channels);
        byte[] file = await new SoundEncoder(scratch.Options).ToMp3Async(tone);
        byte[] again = await new SoundEncoder(scratch.Options).ToMp3Async(tone);
        SoundClip back = await new SoundDecoder(scratch.Options).DecodeAsync(MediaSource.FromBytes(file, "a.mp3"));

        Assert.Equal(file, again);
        Assert.Equal((rate, channels), (back.SampleRate, back.Channels.Length));
        Assert.InRange(Tones.Pitch(back), 400, 450);
        scratch.AssertEmpty();
    }

    [Fact]
    public async Task ToMp3Async_FfmpegMissing_SaysWhatToInstall()
    {
        SoundEncoder encoder = new(new MediaOptions { FfmpegFolder = "/nowhere" });
        MediaException error = await Assert.ThrowsAsync<MediaException>(() => encoder.ToMp3Async(Tones.Tone(440, 0.1, 16000)));
        Assert.Equal(MediaErrorCode.ToolMissing, error.Code);
    }
}
