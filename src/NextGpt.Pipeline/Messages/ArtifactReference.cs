namespace NextGpt.Pipeline.Messages;

/// <summary>A stored intermediate result.</summary>
/// <param name="Name">Its name in the artifact store.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record ArtifactReference(string Name, string Sha256);
