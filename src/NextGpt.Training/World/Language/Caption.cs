using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language;

/// <summary>The canonical captions: what replies restate and what the decoders' text encoder knows best.</summary>
public static class Caption
{
    /// <summary>The canonical caption of a scene, without a capital and without a full stop.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="scene"/> is null.</exception>
    public static string Of(Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return scene.Image is { } image ? Of(image) : scene.Sound is { } sound ? Of(sound) : Of(scene.Video!);
    }

    /// <summary>For example "a large red circle on the left on a black background".</summary>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public static string Of(ImageScene image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var where = image.Second is { } second
            ? $"{Lexicon.Relations[(int)image.Relation]} a {Lexicon.Of(second)}"
            : Lexicon.PlacePhrases[(int)image.Place];
        return $"a {Lexicon.Of(image.First)} {where} on a {Lexicon.Of(image.Background)} background";
    }

    /// <summary>For example "three loud high bell notes".</summary>
    /// <exception cref="ArgumentNullException"><paramref name="sound"/> is null.</exception>
    public static string Of(SoundScene sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        return $"{Lexicon.Counts[sound.Count - 1]} {Lexicon.Of(sound.Loudness)} {Lexicon.Of(sound.Pitch)} {Lexicon.Of(sound.Timbre)} {(sound.Count == 1 ? "note" : "notes")}";
    }

    /// <summary>For example "a large red circle moving slowly to the left on a black background".</summary>
    /// <exception cref="ArgumentNullException"><paramref name="video"/> is null.</exception>
    public static string Of(VideoScene video)
    {
        ArgumentNullException.ThrowIfNull(video);
        return $"a {Lexicon.Of(video.Subject)} moving {Lexicon.Speeds[(int)video.Speed]} {Lexicon.DirectionPhrases[(int)video.Direction]} on a {Lexicon.Of(video.Background)} background";
    }
}
