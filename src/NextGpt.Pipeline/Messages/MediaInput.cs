using NextGpt.Contracts;

namespace NextGpt.Pipeline.Messages;

/// <summary>A stored medium that the model reads.</summary>
/// <param name="Id">Its id in the media store.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Type">What it is.</param>
public sealed record MediaInput(string Id, string Sha256, Modality Type);
