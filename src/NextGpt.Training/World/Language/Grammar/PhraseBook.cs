namespace NextGpt.Training.World.Language.Grammar;

/// <summary>Every intent's phrasings.</summary>
internal static class PhraseBook
{
    public static IEnumerable<PhraseSet> All =>
    [
        .. MakePhrases.Sets, MakePhrases.All, .. MapPhrases.All, .. EditPhrases.All, .. QuestionPhrases.All, .. ComparePhrases.All, .. FramePhrases.All,
        .. ChatPhrases.SmallTalk.Select(talk => talk.Set), .. ChatPhrases.Facts.Select(fact => fact.Set), ChatPhrases.Refused, ChatPhrases.Copy,
    ];
}
