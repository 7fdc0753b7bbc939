using NextGpt.Media.Images;
using NextGpt.Media.Videos;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;
using NextGpt.Training.World.Verification;
using Xunit.Abstractions;

namespace NextGpt.Training.Tests.World.Verification;

public sealed class VideoVerifierTests(ITestOutputHelper output)
{
    private const int N = 300;
    private static readonly VideoScene Known = new(new ShapeObject(Size.Small, Colour.Blue, Shape.Triangle), Direction.Up, Speed.Fast, Background.White);

    [Fact]
    public void Compare_RenderedScenes_MatchesNearlyAll() => Assert.True(Accepted((s, r) => s, (v, r) => v) >= N * 0.99);

    [Fact]
    public void Compare_BlurredNoisyScenes_MatchesNearlyAll() => Assert.True(Accepted((s, r) => s, Degradations.Blurred) >= N * 0.97);

    [Fact]
    public void Compare_OneAttributeWrong_RefusesNearlyAll() => Assert.True(Accepted(Mutations.Mutate, (v, r) => v) <= N * 0.01);

    [Fact]
    public void Compare_OneAttributeWrongAndBlurred_RefusesNearlyAll() => Assert.True(Accepted(Mutations.Mutate, Degradations.Blurred) <= N * 0.01);

    [Theory]
    [InlineData(12, 64)]
    [InlineData(30, 64)]
    [InlineData(30, 160)]
    public void Read_FramesRepeatedAtAHigherRate_ReadsTheSameScene(int framesPerSecond, int side)
    {
        VideoClip video = VideoRenderer.Render(Known, new Random(1), side);
        RgbImage[] frames = [.. Enumerable.Range(0, 2 * framesPerSecond).Select(i => video.Frames[i * 4 / framesPerSecond])];

        Assert.Equal(Known, VideoVerifier.Read(new VideoClip(framesPerSecond, frames)).Scene);
    }

    [Fact]
    public void Read_FramesInDisorder_TellsNoDirection()
    {
        VideoClip video = VideoRenderer.Render(Known, new Random(1));
        RgbImage[] frames = [.. new[] { 3, 0, 6, 1, 7, 2, 5, 4 }.Select(i => video.Frames[i])];

        VideoReading reading = VideoVerifier.Read(new VideoClip(4, frames));

        Assert.Null(reading.Direction);
        Assert.Null(reading.Scene);
    }

    [Fact]
    public void Read_StandingStill_TellsNoDirectionAndNoSpeed()
    {
        RgbImage frame = VideoRenderer.Render(Known, new Random(1)).Frames[4];

        VideoReading reading = VideoVerifier.Read(new VideoClip(4, [.. Enumerable.Repeat(frame, 8)]));

        Assert.Null(reading.Direction);
        Assert.Null(reading.Speed);
    }

    [Fact]
    public void Read_ObjectMissingInTwoFramesOfEight_IsNotPresent()
    {
        VideoClip video = VideoRenderer.Render(Known, new Random(1));
        RgbImage[] frames = [.. video.Frames];
        byte[] empty = new byte[64 * 64 * 3];
        Array.Fill(empty, (byte)245);
        frames[3] = frames[4] = new RgbImage(64, 64, empty);

        SceneComparison comparison = VideoVerifier.Compare(Known, new VideoClip(4, frames));

        Assert.Equal("presence", Assert.Single(comparison.Failures).Name);
    }

    private int Accepted(Func<VideoScene, Random, VideoScene> change, Func<VideoClip, Random, VideoClip> degrade) => VerifierTrial.Accepted(
        N, 12, output, random => SceneSampler.Video(random, SplitPart.All), change, (scene, random) => degrade(VideoRenderer.Render(scene, random), random), VideoVerifier.Compare);
}
