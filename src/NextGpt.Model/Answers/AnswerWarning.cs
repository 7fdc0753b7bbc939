namespace NextGpt.Model.Answers;

/// <summary>Something that the asker should know of an answer that is otherwise good.</summary>
/// <param name="Code"><c>turns_dropped</c>, <c>length</c> or <c>group_cut</c>.</param>
/// <param name="Message">One sentence.</param>
public sealed record AnswerWarning(string Code, string Message)
{
    /// <summary>The oldest turns did not fit the context.</summary>
    public const string TurnsDropped = "turns_dropped";

    /// <summary>The text ended at the limit of tokens.</summary>
    public const string Length = "length";

    /// <summary>A medium was about to be made when no room was left for it.</summary>
    public const string GroupCut = "group_cut";
}
