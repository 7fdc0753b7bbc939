using NextGpt.Training.World.Language.Grammar;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>One thing that is asked for, and the sentence of the reply that gives it.</summary>
/// <param name="Saying">How it is asked.</param>
/// <param name="Form">How it can be joined with others.</param>
/// <param name="Answer">The sentence of the reply.</param>
/// <param name="Expected">How that sentence is judged.</param>
/// <param name="Output">The medium that is made, if any.</param>
internal sealed record Clause(Saying Saying, ClauseForm Form, string Answer, ExpectedSentence Expected, Scene? Output = null)
{
    /// <summary>More than one medium for one clause: the further answers.</summary>
    public IReadOnlyList<Clause> More { get; init; } = [];

    /// <summary>The clause that makes a medium.</summary>
    public static Clause Make(Saying saying, ClauseForm form, Scene output) => new(saying, form, Replies.Makes(output), new ExpectedSentence([Caption.Of(output)], []), output);

    /// <summary>The clause that is answered in words.</summary>
    public static Clause Say(Saying saying, ClauseForm form, string answer, string[] required, string[] forbidden) => new(saying, form, answer, new ExpectedSentence(required, forbidden));
}
