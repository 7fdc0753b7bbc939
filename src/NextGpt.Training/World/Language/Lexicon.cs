using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language;

/// <summary>The canonical words of the world's attribute values, indexed by the values.</summary>
internal static class Lexicon
{
    public static readonly string[] Colours = ["red", "orange", "yellow", "green", "cyan", "blue", "purple", "pink"];
    public static readonly string[] Shapes = ["circle", "square", "triangle", "ring", "cross", "diamond"];
    public static readonly string[] Sizes = ["small", "large"];
    public static readonly string[] Places = ["left", "right", "top", "bottom", "middle"];
    public static readonly string[] PlacePhrases = ["on the left", "on the right", "at the top", "at the bottom", "in the middle"];
    public static readonly string[] Backgrounds = ["black", "white", "grey"];
    public static readonly string[] Relations = ["to the left of", "to the right of", "above", "below"];
    public static readonly string[] Counts = ["one", "two", "three", "four"];
    public static readonly string[] Pitches = ["low", "middle", "high"];
    public static readonly string[] Timbres = ["flute", "buzzer", "bell"];
    public static readonly string[] Loudnesses = ["soft", "loud"];
    public static readonly string[] Directions = ["left", "right", "up", "down"];
    public static readonly string[] DirectionPhrases = ["to the left", "to the right", "up", "down"];
    public static readonly string[] Speeds = ["slowly", "quickly"];

    public static string Of(Colour value) => Colours[(int)value];

    public static string Of(Shape value) => Shapes[(int)value];

    public static string Of(Size value) => Sizes[(int)value];

    public static string Of(Background value) => Backgrounds[(int)value];

    public static string Of(Pitch value) => Pitches[(int)value];

    public static string Of(Timbre value) => Timbres[(int)value];

    public static string Of(Loudness value) => Loudnesses[(int)value];

    public static string Of(ShapeObject value) => $"{Of(value.Size)} {Of(value.Colour)} {Of(value.Shape)}";

    /// <summary>The other words of the same attribute: what an answer must not say.</summary>
    public static string[] Others(string[] words, int value) => [.. words.Where((_, index) => index != value)];

    /// <summary>"a" or "an" before a word.</summary>
    public static string Article(string next) => next.Length > 0 && "aeiou".Contains(next[0], StringComparison.Ordinal) ? "an" : "a";

    public static string WithArticle(string phrase) => $"{Article(phrase)} {phrase}";
}
