using NextGpt.Contracts;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World;

/// <summary>A scene's attributes as class numbers: what foundations are supervised with, besides captions.</summary>
internal static class SceneLabels
{
    /// <summary>The number of classes of each attribute of a modality.</summary>
    public static IReadOnlyList<int> Classes(Modality modality) => modality switch
    {
        Modality.Image => [2, 8, 6, 9, 3, 9, 7, 3],
        Modality.Audio => [4, 2, 3, 3],
        Modality.Video => [2, 8, 6, 4, 2, 3],
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "Text has no attributes; image, audio or video was expected."),
    };

    public static int[] Of(Scene scene)
    {
        if (scene.Sound is { } sound)
        {
            return [sound.Count - 1, (int)sound.Loudness, (int)sound.Pitch, (int)sound.Timbre];
        }

        if (scene.Video is { } video)
        {
            return [(int)video.Subject.Size, (int)video.Subject.Colour, (int)video.Subject.Shape, (int)video.Direction, (int)video.Speed, (int)video.Background];
        }

        // A picture does not tell which of its shapes was named first; labels that did would teach to forget which is which.
        ImageScene image = scene.Image!.AsSeen();
        ShapeObject first = image.First;
        return image.Second is { } second
            ? [(int)first.Size, (int)first.Colour, (int)first.Shape, 5 + (int)image.Relation, (int)second.Size, (int)second.Colour, (int)second.Shape, (int)image.Background]
            : [(int)first.Size, (int)first.Colour, (int)first.Shape, (int)image.Place, 2, 8, 6, (int)image.Background];
    }
}
