using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Draws the scenes of a dialogue from one part of the split.</summary>
internal sealed class Casting(Voice voice, SplitPart part)
{
    /// <summary>A scene that is given as a medium.</summary>
    public Scene Any(Modality modality) => modality switch
    {
        Modality.Image => Scene.Of(SceneSampler.Image(voice.Random, part, 0.4).AsSeen()),
        Modality.Audio => Scene.Of(SceneSampler.Sound(voice.Random, part)),
        _ => Scene.Of(SceneSampler.Video(voice.Random, part)),
    };

    /// <summary>Whether training may contain a scene that came about by a change or a mapping. Evaluation may contain any.</summary>
    public bool Allows(Scene scene) => part != SplitPart.Train || !IsHeldOut(scene);

    /// <summary>Whether a scene is one of this part.</summary>
    public bool Has(Scene scene) => part.Contains(IsHeldOut(scene));

    public static bool IsHeldOut(Scene scene) =>
        scene.Image is { } image ? Split.IsHeldOut(image) : scene.Sound is { } sound ? Split.IsHeldOut(sound) : Split.IsHeldOut(scene.Video!);

    /// <summary>A scene and what its description leaves out; what is left out has the world's default value.</summary>
    /// <param name="modality">The medium.</param>
    /// <param name="named">Whether the request names the medium, so that the description need not show it.</param>
    public (Scene Scene, Left Left) Described(Modality modality, bool named)
    {
        while (true)
        {
            var (scene, left) = modality switch
            {
                Modality.Image => Image(),
                Modality.Audio => Sound(),
                _ => Video(named),
            };
            if (Has(scene))
            {
                return (scene, left);
            }
        }
    }

    private (Scene Scene, Left Left) Image()
    {
        var image = SceneSampler.Image(voice.Random, SplitPart.All, 0.35);
        var left = Flag(Left.Background, 0.45);
        if (image.Second is { } second)
        {
            left |= Flag(Left.Size, 0.3) | Flag(Left.SecondSize, 0.3) | Flag(Left.Relation, 0.12);
            second = left.HasFlag(Left.SecondSize) ? second with { Size = Size.Large } : second;
            image = image with { First = Shorten(image.First, left), Second = second, Relation = left.HasFlag(Left.Relation) ? Relation.LeftOf : image.Relation };
        }
        else
        {
            left |= Flag(Left.Size, 0.35) | Flag(Left.Place, 0.3) | Flag(Left.Colour, 0.08) | Flag(Left.Shape, 0.05);
            image = image with { First = Shorten(image.First, left), Place = left.HasFlag(Left.Place) ? Place.Middle : image.Place };
        }

        return (Scene.Of(left.HasFlag(Left.Background) ? image with { Background = Background.Black } : image), left);
    }

    private (Scene Scene, Left Left) Sound()
    {
        var sound = SceneSampler.Sound(voice.Random, SplitPart.All);
        var left = Flag(Left.Count, 0.12) | Flag(Left.Loudness, 0.3) | Flag(Left.Pitch, 0.3) | Flag(Left.Timbre, 0.15);
        return (Scene.Of(new SoundScene(
            left.HasFlag(Left.Count) ? 1 : sound.Count,
            left.HasFlag(Left.Loudness) ? Loudness.Loud : sound.Loudness,
            left.HasFlag(Left.Pitch) ? Pitch.Middle : sound.Pitch,
            left.HasFlag(Left.Timbre) ? Timbre.Flute : sound.Timbre)), left);
    }

    private (Scene Scene, Left Left) Video(bool named)
    {
        var video = SceneSampler.Video(voice.Random, SplitPart.All);
        var left = Flag(Left.Background, 0.45) | Flag(Left.Size, 0.35) | Flag(Left.Colour, 0.06) | Flag(Left.Shape, 0.04) | Flag(Left.Speed, 0.35) | Flag(Left.Direction, 0.1);
        if (named && voice.Chance(0.08))
        {
            left |= Left.Motion | Left.Direction | Left.Speed;
        }

        return (Scene.Of(new VideoScene(
            Shorten(video.Subject, left),
            left.HasFlag(Left.Direction) ? Direction.Right : video.Direction,
            left.HasFlag(Left.Speed) ? Speed.Slow : video.Speed,
            left.HasFlag(Left.Background) ? Background.Black : video.Background)), left);
    }

    private static ShapeObject Shorten(ShapeObject value, Left left) => new(
        left.HasFlag(Left.Size) ? Size.Large : value.Size,
        left.HasFlag(Left.Colour) ? Colour.Red : value.Colour,
        left.HasFlag(Left.Shape) ? Shape.Circle : value.Shape);

    private Left Flag(Left flag, double probability) => voice.Chance(probability) ? flag : Left.None;
}
