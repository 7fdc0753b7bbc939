using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Activities;

/// <summary>Text or a medium; one of both is null.</summary>
/// <param name="Text">The text.</param>
/// <param name="Media">The medium.</param>
public sealed record RequestPart(string? Text, MediaInput? Media = null);
