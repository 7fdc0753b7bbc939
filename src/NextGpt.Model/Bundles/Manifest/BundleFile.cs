namespace NextGpt.Model.Bundles.Manifest;

/// <summary>A file of a bundle.</summary>
/// <param name="Sha256">The digest of its content, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Its length in bytes.</param>
public sealed record BundleFile(string Sha256, long Bytes);
