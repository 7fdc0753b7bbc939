namespace NextGpt.Training.Evaluation;

/// <summary>How a case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Reply">The text of the answer.</param>
/// <param name="Kinds">The kinds of the answer's media in order, such as <c>image, audio</c>.</param>
/// <param name="IsTextRight">Whether the text says what was expected; true where text is not judged.</param>
/// <param name="AreKindsRight">Whether exactly the expected kinds came, in order; of forced and forbidden kinds, whether the rules were kept.</param>
/// <param name="Media">The media, where the kinds are right and media are judged.</param>
public sealed record CaseResult(EvaluationCase Case, string Reply, string Kinds, bool IsTextRight, bool AreKindsRight, IReadOnlyList<MediaResult> Media)
{
    /// <summary>Gets a value indicating whether text, kinds and every medium are right.</summary>
    public bool IsRight => IsTextRight && AreKindsRight && Media.All(m => m.Comparison.Matches);
}
