using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Activities;

/// <summary>Text or a group; one of both is null.</summary>
/// <param name="Index">Where it stands, from 0.</param>
/// <param name="Text">The text.</param>
/// <param name="Group">The group.</param>
public sealed record ReasonedAnswerPart(int Index, string? Text, ClosedGroup? Group);
