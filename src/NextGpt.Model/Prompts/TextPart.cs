namespace NextGpt.Model.Prompts;

/// <summary>Text, taken as it is: nothing in it is a marker.</summary>
/// <param name="Text">Any text.</param>
public sealed record TextPart(string Text) : PromptPart;
