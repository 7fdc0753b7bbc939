using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Media.Videos;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.Tests.World.Rendering;

public sealed class RendererTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(200)]
    public void RenderImage_LargeRedCircleOnTheLeft_PaintsItThere(int side)
    {
        ImageScene scene = new(new ShapeObject(Size.Large, Colour.Red, Shape.Circle), Place.Left, Background.White);

        RgbImage image = ImageRenderer.Render(scene, new Random(1), side);

        Assert.Equal((side, side), (image.Width, image.Height));
        AssertNear(Palette.Of(Colour.Red), Pixel(image, 16, 32), 12);
        AssertNear(new Rgb(245, 245, 245), Pixel(image, 48, 32), 8);
        AssertNear(new Rgb(245, 245, 245), Pixel(image, 63, 63), 8);
    }

    [Fact]
    public void RenderImage_RedBelowBlue_PaintsTheFirstAtTheBottom()
    {
        ImageScene scene = new(new ShapeObject(Size.Large, Colour.Red, Shape.Square), Place.Middle, Background.Grey, new ShapeObject(Size.Small, Colour.Blue, Shape.Diamond), Relation.Below);

        RgbImage image = ImageRenderer.Render(scene, new Random(1));

        AssertNear(Palette.Of(Colour.Red), Pixel(image, 32, 48), 12);
        AssertNear(Palette.Of(Colour.Blue), Pixel(image, 32, 16), 12);
        AssertNear(new Rgb(128, 128, 128), Pixel(image, 32, 32), 8);
    }

    [Theory]
    [InlineData(Shape.Circle, Math.PI)]
    [InlineData(Shape.Square, 3.24)]
    [InlineData(Shape.Triangle, 2)]
    [InlineData(Shape.Ring, Math.PI * 0.75)]
    [InlineData(Shape.Cross, (4 * 0.72) - (0.72 * 0.72))]
    [InlineData(Shape.Diamond, 2.42)]
    public void Paint_Shape_CoversItsArea(Shape shape, double area)
    {
        Canvas canvas = new(512, 0);
        canvas.Paint(shape, 32, 32, 20, new Rgb(255, 255, 255));

        double covered = canvas.ToImage().Pixels.Sum(p => p / 255.0) / 3;

        Assert.Equal(area, covered / (160 * 160), 0.01);
    }

    [Fact]
    public void RenderVideo_FastToTheRight_MovesFiveTimesSevenPixels()
    {
        VideoScene scene = new(new ShapeObject(Size.Small, Colour.Green, Shape.Circle), Direction.Right, Speed.Fast, Background.Black);

        VideoClip video = VideoRenderer.Render(scene, new Random(2));

        Assert.Equal(8, video.Frames.Count);
        Assert.Equal(2, video.Seconds);
        AssertNear(Palette.Of(Colour.Green), Pixel(video.Frames[0], 14, 32), 12);
        AssertNear(Palette.Of(Colour.Green), Pixel(video.Frames[7], 49, 32), 12);
    }

    [Theory]
    [InlineData(Timbre.Flute)]
    [InlineData(Timbre.Buzzer)]
    [InlineData(Timbre.Bell)]
    public void RenderSound_TwoLoudNotes_SoundsTwiceWithThePeak(Timbre timbre)
    {
        SoundClip sound = SoundRenderer.Render(new SoundScene(2, Loudness.Loud, Pitch.High, timbre), new Random(3));

        Assert.Equal(32000, sound.Length);
        float[] samples = sound.Channels[0];
        Assert.InRange(samples.Max(Math.Abs), 0.7 * 0.85, (0.7 * 1.15) + 0.004);
        Assert.InRange(samples.Take(1500).Max(Math.Abs), 0, 0.004);
        Assert.InRange(samples.Skip(2400).Take(2000).Max(Math.Abs), 0.3, 1);
        Assert.InRange(samples.Skip(9600).Take(2000).Max(Math.Abs), 0.3, 1);
        Assert.InRange(samples.Skip(15000).Max(Math.Abs), 0, 0.004);
    }

    [Fact]
    public void RenderSound_FiveNotes_NamesTheCount()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => SoundRenderer.Render(new SoundScene(5, Loudness.Loud, Pitch.High, Timbre.Bell), new Random(3)));

        Assert.Contains("asks for 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SameSeed_GivesTheSameMedia()
    {
        ImageScene image = SceneSampler.Image(new Random(7), SplitPart.All);
        SoundScene sound = SceneSampler.Sound(new Random(7), SplitPart.All);

        Assert.Equal(ImageRenderer.Render(image, new Random(8)).Pixels, ImageRenderer.Render(image, new Random(8)).Pixels);
        Assert.Equal(SoundRenderer.Render(sound, new Random(8)).Channels[0], SoundRenderer.Render(sound, new Random(8)).Channels[0]);
    }

    private static Rgb Pixel(RgbImage image, int x, int y)
    {
        int at = ((y * image.Height / 64 * image.Width) + (x * image.Width / 64)) * 3;
        return new Rgb(image.Pixels[at], image.Pixels[at + 1], image.Pixels[at + 2]);
    }

    private static void AssertNear(Rgb expected, Rgb actual, int by)
    {
        Assert.InRange(actual.R, expected.R - by, expected.R + by);
        Assert.InRange(actual.G, expected.G - by, expected.G + by);
        Assert.InRange(actual.B, expected.B - by, expected.B + by);
    }
}
