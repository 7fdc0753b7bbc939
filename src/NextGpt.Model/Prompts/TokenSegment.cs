namespace NextGpt.Model.Prompts;

/// <summary>Positions that are tokens.</summary>
/// <param name="Ids">Their ids, at least one.</param>
/// <param name="Role">Where they come from.</param>
/// <param name="Turn">The turn that they belong to; -1 for the begin token.</param>
public sealed record TokenSegment(IReadOnlyList<int> Ids, PromptRole Role, int Turn) : PromptSegment(Role, Turn)
{
    /// <inheritdoc/>
    public override int Length => Ids.Count;
}
