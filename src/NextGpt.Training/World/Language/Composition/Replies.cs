using NextGpt.Contracts;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>
/// The sentences of the replies. Each names its medium in its second word and then restates the caption: the model settles
/// the medium first, and a medium that is forced at run time can be led in by the same words.
/// </summary>
internal static class Replies
{
    public const string Refusal = "Sorry, I only know shapes, notes and moving shapes.";

    /// <summary>What was asked about, what is the case, then yes or no: a small model compares two words that stand close together, and guesses where one is far off or comes later.</summary>
    public static string Verdict(string asked, string truth, bool yes) => Verdict($"you said {asked}; {truth}", yes);

    /// <summary>What is the case, then yes or no.</summary>
    public static string Verdict(string truth, bool yes) => $"{char.ToUpperInvariant(truth[0])}{truth[1..]}, so {(yes ? "yes" : "no")}.";

    public static string Makes(Scene scene) => $"{ReplyOpenings.Of(scene.Modality)} {Caption.Of(scene)}.";

    public static string Describes(Scene scene) => scene.Modality switch
    {
        Modality.Image => $"The picture shows {Caption.Of(scene)}.",
        Modality.Audio => $"I hear {Caption.Of(scene)}.",
        _ => $"The video shows {Caption.Of(scene)}.",
    };
}
