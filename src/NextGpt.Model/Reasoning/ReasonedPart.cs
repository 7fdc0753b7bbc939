namespace NextGpt.Model.Reasoning;

/// <summary>A part of an answer as the language model wrote it: text, or a group that asks for a medium. One of both is null.</summary>
/// <param name="Index">Where it stands, from 0.</param>
/// <param name="Text">The text, exactly as written.</param>
/// <param name="Group">The group.</param>
public sealed record ReasonedPart(int Index, string? Text, SignalGroup? Group);
