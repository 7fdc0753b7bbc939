using NextGpt.Media.Sounds;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;
using NextGpt.Training.World.Verification;
using Xunit.Abstractions;

namespace NextGpt.Training.Tests.World.Verification;

public sealed class SoundVerifierTests(ITestOutputHelper output)
{
    private const int N = 300;

    [Fact]
    public void Compare_RenderedScenes_MatchesNearlyAll() => Assert.True(Accepted((s, r) => s, (c, r) => c) >= N * 0.99);

    [Fact]
    public void Compare_RoughenedScenes_MatchesNearlyAll() => Assert.True(Accepted((s, r) => s, Degradations.Roughened) >= N * 0.97);

    [Fact]
    public void Compare_OneAttributeWrong_RefusesNearlyAll() => Assert.True(Accepted(Mutations.Mutate, (c, r) => c) <= N * 0.01);

    [Fact]
    public void Compare_OneAttributeWrongAndRoughened_RefusesNearlyAll() => Assert.True(Accepted(Mutations.Mutate, Degradations.Roughened) <= N * 0.01);

    [Theory]
    [InlineData(22050)]
    [InlineData(44100)]
    [InlineData(48000)]
    public void Read_StereoAtAnotherRate_ReadsTheSameScene(int sampleRate)
    {
        SoundScene scene = new(3, Loudness.Soft, Pitch.High, Timbre.Buzzer);
        float[] samples = SoundRenderer.Render(scene, new Random(1), sampleRate).Channels[0];

        Assert.Equal(scene, SoundVerifier.Read(new SoundClip(sampleRate, samples, samples)).Scene);
    }

    [Fact]
    public void Read_Silence_HearsNoNotes()
    {
        SoundReading reading = SoundVerifier.Read(new SoundClip(16000, new float[32000]));

        Assert.Equal(0, reading.Count);
        Assert.Null(reading.Scene);
    }

    [Fact]
    public void Read_BurstsOfNoise_TellsNoTimbre()
    {
        Random random = new(1);
        float[] samples = SoundRenderer.Render(new SoundScene(2, Loudness.Loud, Pitch.Middle, Timbre.Flute), random).Channels[0];
        float[] noise = Array.ConvertAll(samples, s => MathF.Abs(s) > 0.01f ? (random.NextSingle() * 1.4f) - 0.7f : 0);

        SoundReading reading = SoundVerifier.Read(new SoundClip(16000, noise));

        Assert.Equal(2, reading.Count);
        Assert.Null(reading.Timbre);
    }

    [Fact]
    public void Read_OneLongTone_IsNotEven()
    {
        float[] tone = new float[32000];
        for (int i = 0; i < tone.Length; i++)
        {
            tone[i] = 0.7f * MathF.Sin(2 * MathF.PI * 523 * i / 16000);
        }

        Assert.False(SoundVerifier.Read(new SoundClip(16000, tone)).IsEven);
    }

    [Fact]
    public void Compare_OneLowNoteAmongHighOnes_FailsOnPitchOnly()
    {
        float[] high = SoundRenderer.Render(new SoundScene(3, Loudness.Loud, Pitch.High, Timbre.Flute), new Random(1)).Channels[0];
        float[] low = SoundRenderer.Render(new SoundScene(3, Loudness.Loud, Pitch.Low, Timbre.Flute), new Random(1)).Channels[0];
        Array.Copy(low, 8000, high, 8000, 6500);

        SceneComparison comparison = SoundVerifier.Compare(new SoundScene(3, Loudness.Loud, Pitch.High, Timbre.Flute), new SoundClip(16000, high));

        Assert.Equal("pitch", Assert.Single(comparison.Failures).Name);
    }

    private int Accepted(Func<SoundScene, Random, SoundScene> change, Func<SoundClip, Random, SoundClip> degrade) => VerifierTrial.Accepted(
        N, 13, output, random => SceneSampler.Sound(random, SplitPart.All), change, (scene, random) => degrade(SoundRenderer.Render(scene, random), random), SoundVerifier.Compare);
}
