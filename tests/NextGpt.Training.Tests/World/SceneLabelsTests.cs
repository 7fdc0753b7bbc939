using NextGpt.Contracts;
using NextGpt.Training.Foundations;
using NextGpt.Training.World;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.Tests.World;

public sealed class SceneLabelsTests
{
    [Theory]
    [InlineData(Relation.LeftOf, Relation.RightOf)]
    [InlineData(Relation.Above, Relation.Below)]
    public void Of_OnePictureNamedFromEitherOfItsShapes_IsOneAndTheSame(Relation relation, Relation opposite)
    {
        ShapeObject circle = new(Size.Large, Colour.Red, Shape.Circle);
        ShapeObject square = new(Size.Small, Colour.Blue, Shape.Square);
        ImageScene named = new(circle, Place.Middle, Background.White, square, relation);
        ImageScene other = new(square, Place.Middle, Background.White, circle, opposite);

        Assert.Equal(SceneLabels.Of(Scene.Of(named)), SceneLabels.Of(Scene.Of(other)));
    }

    [Fact]
    public void Of_AnyScene_FitsTheClasses()
    {
        Random random = new(1);
        foreach (Modality modality in SceneDraw.Media)
        {
            IReadOnlyList<int> classes = SceneLabels.Classes(modality);
            for (int i = 0; i < 200; i++)
            {
                int[] labels = SceneLabels.Of(SceneDraw.Of(modality, random, SplitPart.All));
                Assert.Equal(classes.Count, labels.Length);
                Assert.All(labels.Zip(classes), pair => Assert.InRange(pair.First, 0, pair.Second - 1));
            }
        }
    }
}
