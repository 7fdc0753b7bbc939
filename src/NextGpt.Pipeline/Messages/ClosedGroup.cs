using NextGpt.Contracts;

namespace NextGpt.Pipeline.Messages;

/// <summary>A group of signal tokens is complete: its decoder can start.</summary>
/// <param name="Part">Where it stands among the parts of the answer, from 0.</param>
/// <param name="Type">What it asks for.</param>
/// <param name="States">Where its hidden states are.</param>
public sealed record ClosedGroup(int Part, Modality Type, ArtifactReference States);
