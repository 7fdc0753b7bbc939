using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Splits;

/// <summary>Draws scenes by chance, every value of an attribute as likely as the next.</summary>
public static class SceneSampler
{
    /// <summary>Draws a picture. The shapes of a pair always differ in colour.</summary>
    /// <param name="random">The chance.</param>
    /// <param name="part">Which scenes to draw from.</param>
    /// <param name="pairProbability">How likely two shapes are, 0 to 1.</param>
    public static ImageScene Image(Random random, SplitPart part, double pairProbability = 0.5)
    {
        ArgumentNullException.ThrowIfNull(random);
        bool pair = random.NextDouble() < pairProbability;
        while (true)
        {
            ImageScene scene = pair ? Pair(random) : Single(random);
            if (part.Contains(Split.IsHeldOut(scene)))
            {
                return scene;
            }
        }
    }

    /// <summary>Draws a sound.</summary>
    /// <param name="random">The chance.</param>
    /// <param name="part">Which scenes to draw from.</param>
    public static SoundScene Sound(Random random, SplitPart part)
    {
        ArgumentNullException.ThrowIfNull(random);
        while (true)
        {
            SoundScene scene = new(random.Next(1, 5), (Loudness)random.Next(2), (Pitch)random.Next(3), (Timbre)random.Next(3));
            if (part.Contains(Split.IsHeldOut(scene)))
            {
                return scene;
            }
        }
    }

    /// <summary>Draws a video.</summary>
    /// <param name="random">The chance.</param>
    /// <param name="part">Which scenes to draw from.</param>
    public static VideoScene Video(Random random, SplitPart part)
    {
        ArgumentNullException.ThrowIfNull(random);
        while (true)
        {
            VideoScene scene = new(Subject(random), (Direction)random.Next(4), (Speed)random.Next(2), (Background)random.Next(3));
            if (part.Contains(Split.IsHeldOut(scene)))
            {
                return scene;
            }
        }
    }

    private static ImageScene Single(Random random) => new(Subject(random), (Place)random.Next(5), (Background)random.Next(3));

    private static ImageScene Pair(Random random)
    {
        ShapeObject first = Subject(random);
        ShapeObject second = Subject(random);
        while (second.Colour == first.Colour)
        {
            second = Subject(random);
        }

        return new ImageScene(first, Place.Middle, (Background)random.Next(3), second, (Relation)random.Next(4));
    }

    private static ShapeObject Subject(Random random) => new((Size)random.Next(2), (Colour)random.Next(8), (Shape)random.Next(6));
}
