using NextGpt.Media.Images;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;
using NextGpt.Training.World.Verification;
using Xunit.Abstractions;

namespace NextGpt.Training.Tests.World.Verification;

public sealed class ImageVerifierTests(ITestOutputHelper output)
{
    private const int N = 500;

    [Fact]
    public void Compare_RenderedScenes_MatchesNearlyAll() => Assert.True(Accepted((s, r) => s, (i, r) => i) >= N * 0.99);

    [Fact]
    public void Compare_BlurredNoisyScenes_MatchesNearlyAll() => Assert.True(Accepted((s, r) => s, (i, r) => Degradations.Blurred(i, r)) >= N * 0.97);

    [Fact]
    public void Compare_OneAttributeWrong_RefusesNearlyAll() => Assert.True(Accepted(Mutations.Mutate, (i, r) => i) <= N * 0.01);

    [Fact]
    public void Compare_OneAttributeWrongAndBlurred_RefusesNearlyAll() => Assert.True(Accepted(Mutations.Mutate, (i, r) => Degradations.Blurred(i, r)) <= N * 0.01);

    [Fact]
    public void Compare_VeryNoisyScenes_MatchesMost() => Assert.True(Accepted((s, r) => s, (i, r) => Degradations.Blurred(i, r, 16)) >= N * 0.95);

    [Theory]
    [InlineData(48)]
    [InlineData(100)]
    [InlineData(256)]
    public void Read_AnotherSize_ReadsTheSameScene(int side)
    {
        ImageScene scene = new(new ShapeObject(Size.Large, Colour.Orange, Shape.Cross), Place.Middle, Background.Grey, new ShapeObject(Size.Small, Colour.Yellow, Shape.Ring), Relation.LeftOf);

        ImageReading reading = ImageVerifier.Read(ImageRenderer.Render(scene, new Random(1), side));

        Assert.Equal(scene, reading.Scene);
    }

    [Fact]
    public void Compare_PairNamedFromTheRight_Matches()
    {
        ImageScene scene = new(new ShapeObject(Size.Large, Colour.Orange, Shape.Cross), Place.Middle, Background.Grey, new ShapeObject(Size.Large, Colour.Yellow, Shape.Cross), Relation.RightOf);

        RgbImage image = ImageRenderer.Render(scene, new Random(1));

        Assert.True(ImageVerifier.Matches(scene, image));
        Assert.Equal(["relation"], ImageVerifier.Compare(scene with { Relation = Relation.LeftOf }, image).Failures.Select(f => f.Name));
    }

    [Fact]
    public void Read_PlainPicture_ShowsNoObject()
    {
        ImageReading reading = ImageVerifier.Read(new Canvas(64, 128).ToImage());

        Assert.Equal(Background.Grey, reading.Background);
        Assert.Empty(reading.Objects);
        Assert.Null(reading.Scene);
    }

    [Fact]
    public void Read_Noise_ShowsNoScene()
    {
        byte[] noise = new byte[64 * 64 * 3];
        new Random(1).NextBytes(noise);

        Assert.Null(ImageVerifier.Read(new RgbImage(64, 64, noise)).Scene);
    }

    [Theory]
    [InlineData(Shape.Circle)]
    [InlineData(Shape.Square)]
    [InlineData(Shape.Triangle)]
    [InlineData(Shape.Ring)]
    [InlineData(Shape.Cross)]
    [InlineData(Shape.Diamond)]
    public void Read_ShapeWithAQuarterMissing_TellsNoShape(Shape shape)
    {
        Canvas canvas = new(64, 10);
        canvas.Paint(shape, 32, 32, 13.5f, Palette.Of(Colour.Green));
        canvas.Paint(Shape.Square, 39, 39, 7.5f, new Rgb(10, 10, 10));

        Assert.Null(Assert.Single(ImageVerifier.Read(canvas.ToImage()).Objects).Shape);
    }

    [Fact]
    public void Read_ShapeOnAnother_ShowsNoScene()
    {
        Canvas canvas = new(64, 10);
        canvas.Paint(Shape.Square, 28, 32, 13.5f, Palette.Of(Colour.Green));
        canvas.Paint(Shape.Circle, 40, 32, 8, Palette.Of(Colour.Red));

        Assert.Null(ImageVerifier.Read(canvas.ToImage()).Scene);
    }

    [Fact]
    public void Read_ManySpecks_FailsOnTidinessOnly()
    {
        ImageScene scene = new(new ShapeObject(Size.Small, Colour.Red, Shape.Circle), Place.Middle, Background.Black);
        Canvas canvas = new(64, 10);
        canvas.Paint(Shape.Circle, 32, 32, 8, Palette.Of(Colour.Red));
        for (int i = 0; i < 8; i++)
        {
            canvas.Paint(Shape.Square, 6 + (7 * i), 10, 2, Palette.Of(Colour.Blue));
        }

        Assert.Equal(["tidiness"], ImageVerifier.Compare(scene, canvas.ToImage()).Failures.Select(f => f.Name));
    }

    private int Accepted(Func<ImageScene, Random, ImageScene> change, Func<RgbImage, Random, RgbImage> degrade) => VerifierTrial.Accepted(
        N, 11, output, random => SceneSampler.Image(random, SplitPart.All), change, (scene, random) => degrade(ImageRenderer.Render(scene, random), random), ImageVerifier.Compare);
}
