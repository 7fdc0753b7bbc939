namespace NextGpt.Model.Prompts;

/// <summary>A run of positions of a prompt: <see cref="TokenSegment"/> or <see cref="MediaSegment"/>.</summary>
/// <param name="Role">Where it comes from.</param>
/// <param name="Turn">The turn that it belongs to, counted from the first one given (dropped ones included); -1 for the begin token.</param>
public abstract record PromptSegment(PromptRole Role, int Turn)
{
    /// <summary>Gets the number of positions.</summary>
    public abstract int Length { get; }
}
