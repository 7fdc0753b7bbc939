using NextGpt.Contracts;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.Tests.Language;

public sealed class CaptionTests
{
    [Fact]
    public void Of_Scenes_AreTheWorldsConventions()
    {
        var circle = new ShapeObject(Size.Large, Colour.Red, Shape.Circle);
        var square = new ShapeObject(Size.Small, Colour.Blue, Shape.Square);
        Assert.Equal("a large red circle on the left on a black background", Caption.Of(new ImageScene(circle, Place.Left, Background.Black)));
        Assert.Equal("a large red circle to the left of a small blue square on a black background", Caption.Of(new ImageScene(circle, Place.Middle, Background.Black, square)));
        Assert.Equal("one soft low flute note", Caption.Of(new SoundScene(1, Loudness.Soft, Pitch.Low, Timbre.Flute)));
        Assert.Equal("three loud high bell notes", Caption.Of(new SoundScene(3, Loudness.Loud, Pitch.High, Timbre.Bell)));
        Assert.Equal("a large red circle moving slowly to the left on a black background", Caption.Of(new VideoScene(circle, Direction.Left, Speed.Slow, Background.Black)));
    }

    [Fact]
    public void Words_AnyScene_AreEightKnownWordsAndCaptionReadsBack()
    {
        var random = new Random(1);
        for (var i = 0; i < 6000; i++)
        {
            var scene = (i % 3) switch
            {
                0 => Scene.Of(SceneSampler.Image(random, SplitPart.All)),
                1 => Scene.Of(SceneSampler.Sound(random, SplitPart.All)),
                _ => Scene.Of(SceneSampler.Video(random, SplitPart.All)),
            };
            var words = Telegraph.Words(scene);
            Assert.Equal(Telegraph.Length, words.Length);
            Assert.All(words, word => Assert.Contains(word, Telegraph.Vocabulary));
            Assert.Equal(scene, CaptionReader.Read(Caption.Of(scene)));
            Assert.NotEmpty(CaptionParaphrases.Of(scene, random));
        }

        Assert.Equal(Telegraph.Vocabulary.Count, Telegraph.Vocabulary.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("three loud high bell note")]
    [InlineData("a large red circle on the left on a brown background")]
    [InlineData("a large red circle moving slowly to the left on a black backgroun")]
    [InlineData("a large red elephant on the left on a black background")]
    public void Read_AnotherText_IsNull(string text) => Assert.Null(CaptionReader.Read(text));

    [Fact]
    public void To_EveryMapping_IsAsTheWorldSays()
    {
        var picture = Scene.Of(new ImageScene(new ShapeObject(Size.Small, Colour.Pink, Shape.Cross), Place.Top, Background.White));
        Assert.Equal("one soft high buzzer note", SceneMappings.To(Modality.Audio, picture).ToString());
        Assert.Equal("a small pink cross moving slowly to the right on a white background", SceneMappings.To(Modality.Video, picture).ToString());
        var sound = Scene.Of(new SoundScene(4, Loudness.Loud, Pitch.Low, Timbre.Bell));
        Assert.Equal("a large blue triangle at the bottom on a black background", SceneMappings.To(Modality.Image, sound).ToString());
        Assert.Equal("a large blue triangle moving quickly down on a black background", SceneMappings.To(Modality.Video, sound).ToString());
        var video = Scene.Of(new VideoScene(new ShapeObject(Size.Large, Colour.Cyan, Shape.Ring), Direction.Up, Speed.Fast, Background.Grey));
        Assert.Equal("three loud high flute notes", SceneMappings.To(Modality.Audio, video).ToString());
        Assert.Equal("a large cyan ring in the middle on a grey background", SceneMappings.To(Modality.Image, video).ToString());
        Assert.Equal(video, SceneMappings.To(Modality.Video, video));
    }
}
