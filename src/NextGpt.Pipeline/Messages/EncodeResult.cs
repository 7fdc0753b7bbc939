namespace NextGpt.Pipeline.Messages;

/// <summary>A medium is encoded.</summary>
/// <param name="Media">Which.</param>
/// <param name="Artifact">Where its embeddings are.</param>
/// <param name="Cached">Whether they were there already.</param>
/// <param name="LoadMs">How long the model took to load, in milliseconds.</param>
/// <param name="EncodeMs">How long reading and encoding took, in milliseconds.</param>
/// <param name="StoreMs">How long the store took, in milliseconds.</param>
public sealed record EncodeResult(MediaInput Media, string Artifact, bool Cached, double LoadMs, double EncodeMs, double StoreMs);
