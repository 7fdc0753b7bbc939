namespace NextGpt.Training.World.Language.Grammar;

/// <summary>Questions on two media: {a} and {b} name them.</summary>
internal static class ComparePhrases
{
    public static readonly PhraseSet SameShape = new("compare-shape",
        ["do {a} and {b} show the same shape", "is the shape in {a} the same as in {b}", "are the shapes in {a} and {b} the same", "is it the same shape in {a} and in {b}"],
        ["do {a} and {b} have the same shape", "is the same shape in {a} and {b}"]);

    public static readonly PhraseSet SameColour = new("compare-colour",
        ["do the shapes in {a} and {b} have the same colour", "is the colour in {a} the same as in {b}", "are the shapes in {a} and {b} the same colour", "is it the same colour in {a} and in {b}"],
        ["do {a} and {b} show the same colour", "is the shape in {a} the same colour as in {b}"]);

    public static readonly PhraseSet Louder = new("compare-louder",
        ["which sound is louder, the first or the second", "which of the two sounds is louder", "which one is louder, the first or the second sound", "was the first or the second sound louder", "tell me which sound is louder"],
        ["which of the sounds is louder", "tell me which of the two sounds is louder"]);

    public static readonly PhraseSet Higher = new("compare-higher",
        ["which sound is higher, the first or the second", "which of the two sounds is higher", "which one is higher, the first or the second sound", "was the first or the second sound higher", "tell me which sound is higher"],
        ["which of the sounds is higher", "tell me which of the two sounds is higher"]);

    public static readonly PhraseSet More = new("compare-more",
        ["which sound has more notes, the first or the second", "which of the two sounds has more notes", "which one has more notes, the first or the second sound", "tell me which sound has more notes"],
        ["which of the sounds has more notes", "tell me which of the two sounds has more notes"]);

    public static readonly PhraseSet[] All = [SameShape, SameColour, Louder, Higher, More];
}
