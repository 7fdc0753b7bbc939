namespace NextGpt.Pipeline.Messages;

/// <summary>The language model has answered.</summary>
/// <param name="Artifact">Where its parts are.</param>
/// <param name="Groups">All groups that it closed, in the order of their parts.</param>
/// <param name="Cached">Whether an earlier run had stored the answer.</param>
/// <param name="LoadMs">How long the model took to load, in milliseconds.</param>
/// <param name="ReasonMs">How long the language model took, in milliseconds.</param>
/// <param name="StoreMs">How long the store took, in milliseconds.</param>
public sealed record ReasonResult(ArtifactReference Artifact, IReadOnlyList<ClosedGroup> Groups, bool Cached, double LoadMs, double ReasonMs, double StoreMs);
