namespace NextGpt.Model.Prompts;

/// <summary>A piece of what one side of a conversation said: <see cref="TextPart"/>, <see cref="MediaPart"/> or <see cref="SignalPart"/>.</summary>
public abstract record PromptPart
{
    private protected PromptPart()
    {
    }
}
