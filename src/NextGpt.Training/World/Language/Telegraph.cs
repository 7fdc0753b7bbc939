using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language;

/// <summary>Eight words that say all there is in a medium: what stands for its eight embeddings before there are towers.</summary>
public static class Telegraph
{
    /// <summary>How many words a medium has.</summary>
    public const int Length = 8;

    /// <summary>The word of an empty slot.</summary>
    public const string Nothing = "nothing";

    /// <summary>Every word that occurs.</summary>
    public static IReadOnlyList<string> Vocabulary { get; } =
    [
        .. Lexicon.Sizes, .. Lexicon.Colours, .. Lexicon.Shapes, .. Lexicon.Backgrounds, "left", "right", "top", "bottom", "middle",
        "leftof", "rightof", "above", "below", .. Lexicon.Counts, .. Lexicon.Loudnesses, .. Lexicon.Pitches.Except(["middle"]), .. Lexicon.Timbres,
        "notes", "moving", "up", "down", "slow", "fast", Nothing,
    ];

    /// <summary>The eight words of a scene.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="scene"/> is null.</exception>
    public static string[] Words(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return scene.Image is { } image ? Words(image.AsSeen()) : scene.Sound is { } sound ? Words(sound) : Words(scene.Video!);
    }

    private static string[] Words(ImageScene image)
    {
        var (first, background) = (image.First, Lexicon.Backgrounds[(int)image.Background]);
        return image.Second is { } second
            ?
            [
                Lexicon.Of(first.Size), Lexicon.Of(first.Colour), Lexicon.Of(first.Shape), RelationWord(image.Relation),
                Lexicon.Of(second.Size), Lexicon.Of(second.Colour), Lexicon.Of(second.Shape), background,
            ]
            :
            [
                Lexicon.Of(first.Size), Lexicon.Of(first.Colour), Lexicon.Of(first.Shape), Lexicon.Places[(int)image.Place],
                Nothing, Nothing, Nothing, background,
            ];
    }

    private static string[] Words(SoundScene sound) =>
    [
        Lexicon.Counts[sound.Count - 1], Lexicon.Of(sound.Loudness), Lexicon.Of(sound.Pitch), Lexicon.Of(sound.Timbre),
        Nothing, Nothing, Nothing, "notes",
    ];

    private static string[] Words(VideoScene video) =>
    [
        Lexicon.Of(video.Subject.Size), Lexicon.Of(video.Subject.Colour), Lexicon.Of(video.Subject.Shape), "moving",
        Lexicon.Directions[(int)video.Direction], video.Speed == Speed.Slow ? "slow" : "fast", Nothing, Lexicon.Of(video.Background),
    ];

    private static string RelationWord(Relation relation) => relation switch
    {
        Relation.LeftOf => "leftof",
        Relation.RightOf => "rightof",
        Relation.Above => "above",
        _ => "below",
    };
}
