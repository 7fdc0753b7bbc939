namespace NextGpt.Training.World.Language.Composition;

/// <summary>The words that users choose for attribute values.</summary>
internal static class Synonyms
{
    public static readonly SynonymTable Colours = new(0.85,
        ["red", "scarlet", "crimson", "ruby"],
        ["orange", "tangerine", "amber"],
        ["yellow", "golden", "lemon"],
        ["green", "emerald", "lime"],
        ["cyan", "turquoise", "aqua", "teal"],
        ["blue", "navy", "azure", "sapphire"],
        ["purple", "violet", "lilac"],
        ["pink", "rose", "rosy"]);

    public static readonly SynonymTable Shapes = new(0.75,
        ["circle", "disc", "disk", "ball", "dot", "round shape"],
        ["square", "box", "block"],
        ["triangle", "pyramid", "wedge"],
        ["ring", "hoop", "donut", "loop"],
        ["cross", "plus", "plus sign"],
        ["diamond", "rhombus", "lozenge"]);

    public static readonly SynonymTable Sizes = new(0.45,
        ["small", "little", "tiny", "small", "mini", "miniature", "wee"],
        ["large", "big", "big", "huge", "giant", "enormous", "massive", "gigantic"]);

    public static readonly SynonymTable Places = new(0.5,
        ["on the left", "at the left", "on the left side", "on the left hand side", "near the left edge", "to the left"],
        ["on the right", "at the right", "on the right side", "on the right hand side", "near the right edge", "to the right"],
        ["at the top", "on the top", "near the top", "at the upper edge", "in the upper part", "up at the top"],
        ["at the bottom", "on the bottom", "near the bottom", "at the lower edge", "in the lower part", "down at the bottom"],
        ["in the middle", "in the centre", "in the center", "at the centre", "in the very middle"]);

    public static readonly SynonymTable Relations = new(0.5,
        ["to the left of", "left of", "on the left of", "on the left side of"],
        ["to the right of", "right of", "on the right of", "on the right side of"],
        ["above", "over", "on top of", "higher than"],
        ["below", "under", "beneath", "underneath", "lower than"]);

    /// <summary>Where the second shape stands when it is added with "with": the relation is said from the other side.</summary>
    public static readonly SynonymTable InverseRelations = new(0.5,
        ["to its right", "on its right", "on the right of it"],
        ["to its left", "on its left", "on the left of it"],
        ["below it", "under it", "beneath it", "underneath"],
        ["above it", "over it", "on top of it"]);

    public static readonly SynonymTable Backgrounds = new(0.85, ["black", "dark"], ["white"], ["grey", "gray", "gray"]);

    public static readonly SynonymTable Counts = new(0.7, ["one", "a single", "1", "just one"], ["two", "2", "a pair of"], ["three", "3"], ["four", "4"]);

    public static readonly SynonymTable Loudnesses = new(0.6, ["soft", "quiet", "gentle", "faint", "hushed"], ["loud", "strong", "noisy", "powerful", "booming"]);

    public static readonly SynonymTable LoudnessAdverbs = new(0.5, ["softly", "quietly", "gently"], ["loudly", "strongly", "with force"]);

    public static readonly SynonymTable Pitches = new(0.7, ["low", "deep"], ["middle", "medium", "mid"], ["high", "shrill"]);

    public static readonly SynonymTable Timbres = new(0.85, ["flute", "whistle"], ["buzzer", "buzz"], ["bell", "chime"]);

    public static readonly SynonymTable Directions = new(0.4,
        ["to the left", "left", "leftwards", "towards the left", "to the left side", "from right to left"],
        ["to the right", "right", "rightwards", "towards the right", "to the right side", "from left to right"],
        ["up", "upwards", "to the top", "towards the top", "from bottom to top"],
        ["down", "downwards", "to the bottom", "towards the bottom", "from top to bottom"]);

    public static readonly SynonymTable Speeds = new(0.5,
        ["slowly", "at low speed", "at a slow pace", "without hurry", "in slow motion"],
        ["quickly", "fast", "rapidly", "at high speed", "swiftly", "in a hurry"]);

    public static readonly SynonymTable SpeedAdverbs = new(0.6, ["slowly", "lazily"], ["quickly", "rapidly", "swiftly"]);

    public static readonly SynonymTable SpeedAdjectives = new(0.7, ["slow", "lazy"], ["fast", "quick", "rapid"]);

    /// <summary>A new value, said as a comparison.</summary>
    public static readonly SynonymTable NewSizes = new(0.4, ["smaller", "small", "tiny", "little", "much smaller"], ["bigger", "larger", "big", "large", "huge", "much bigger"]);

    public static readonly SynonymTable NewLoudnesses = new(0.4, ["softer", "soft", "quieter", "more quietly", "more softly", "less loud", "quiet"], ["louder", "loud", "much louder", "more loudly", "stronger"]);
}
