using NextGpt.Contracts;

namespace NextGpt.Model.Prompts;

/// <summary>A group of signal tokens, as the model writes it; only in answers that a model is trained on.</summary>
/// <param name="Modality">What the group asks for: image, audio or video.</param>
public sealed record SignalPart(Modality Modality) : PromptPart;
