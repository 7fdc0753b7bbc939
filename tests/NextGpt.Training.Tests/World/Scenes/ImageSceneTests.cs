using NextGpt.Training.World.Language;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.Tests.World.Scenes;

public sealed class ImageSceneTests
{
    private static readonly ShapeObject s_cross = new(Size.Large, Colour.Orange, Shape.Cross);
    private static readonly ShapeObject s_ring = new(Size.Small, Colour.Yellow, Shape.Ring);

    [Theory]
    [InlineData(Relation.RightOf, Relation.LeftOf)]
    [InlineData(Relation.Below, Relation.Above)]
    public void AsSeen_NamedFromTheOtherSide_TurnsThePair(Relation named, Relation seen)
    {
        ImageScene scene = new(s_cross, Place.Middle, Background.Grey, s_ring, named);

        Assert.Equal(new ImageScene(s_ring, Place.Middle, Background.Grey, s_cross, seen), scene.AsSeen());
        Assert.Equal(Telegraph.Words(Scene.Of(scene.AsSeen())), Telegraph.Words(Scene.Of(scene)));
    }

    [Fact]
    public void AsSeen_OneShapeOrInOrder_StaysAsItIs()
    {
        ImageScene one = new(s_cross, Place.Left, Background.Grey);
        ImageScene two = new(s_cross, Place.Middle, Background.Grey, s_ring, Relation.Above);

        Assert.Same(one, one.AsSeen());
        Assert.Same(two, two.AsSeen());
    }
}
