namespace NextGpt.Model.Prompts;

/// <summary>Positions that a medium's embeddings fill.</summary>
/// <param name="Medium">The caller's number for the medium.</param>
/// <param name="Positions">How many.</param>
/// <param name="Role">Whose medium it is.</param>
/// <param name="Turn">The turn that it belongs to.</param>
public sealed record MediaSegment(int Medium, int Positions, PromptRole Role, int Turn) : PromptSegment(Role, Turn)
{
    /// <inheritdoc/>
    public override int Length => Positions;
}
