using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language;

/// <summary>Reads canonical captions back.</summary>
public static class CaptionReader
{
    /// <summary>The scene of a canonical caption, or null when the text is not one.</summary>
    /// <param name="caption">As <see cref="Caption.Of(Scene)"/> writes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="caption"/> is null.</exception>
    public static Scene? Read(string caption)
    {
        ArgumentNullException.ThrowIfNull(caption);
        var words = caption.Split(' ');
        var scene = words.Length < 5 ? null
            : words.Length == 5 && words[4].StartsWith("note", StringComparison.Ordinal) ? Sound(words)
            : words[4] == "moving" ? Video(words)
            : Image(words, caption);

        // Whatever else was in the text makes it another text.
        return scene is not null && Caption.Of(scene) == caption ? scene : null;
    }

    private static Scene Sound(string[] words) => Scene.Of(new SoundScene(
        Math.Max(Array.IndexOf(Lexicon.Counts, words[0]), 0) + 1, Value<Loudness>(Lexicon.Loudnesses, words[1]), Value<Pitch>(Lexicon.Pitches, words[2]), Value<Timbre>(Lexicon.Timbres, words[3])));

    private static Scene? Video(string[] words) => words.Length < 10 ? null : Scene.Of(new VideoScene(
        Object(words, 1), Value<Direction>(Lexicon.Directions, words[^5]), Value<Speed>(Lexicon.Speeds, words[5]), Value<Background>(Lexicon.Backgrounds, words[^2])));

    private static Scene? Image(string[] words, string caption)
    {
        if (words.Length < 10)
        {
            return null;
        }

        var background = Value<Background>(Lexicon.Backgrounds, words[^2]);
        var place = Array.FindIndex(Lexicon.PlacePhrases, phrase => caption.Contains($" {phrase} on a ", StringComparison.Ordinal));
        if (place >= 0)
        {
            return Scene.Of(new ImageScene(Object(words, 1), (Place)place, background));
        }

        var relation = Array.FindIndex(Lexicon.Relations, phrase => caption.Contains($" {phrase} a ", StringComparison.Ordinal));
        return relation < 0 ? null : Scene.Of(new ImageScene(Object(words, 1), Place.Middle, background, Object(words, words.Length - 7), (Relation)relation));
    }

    private static ShapeObject Object(string[] words, int start) =>
        new(Value<Size>(Lexicon.Sizes, words[start]), Value<Colour>(Lexicon.Colours, words[start + 1]), Value<Shape>(Lexicon.Shapes, words[start + 2]));

    /// <summary>An unknown word gives any value: the caption written anew then differs.</summary>
    private static T Value<T>(string[] names, string word)
        where T : struct, Enum => Enum.GetValues<T>()[Math.Max(Array.IndexOf(names, word), 0)];
}
