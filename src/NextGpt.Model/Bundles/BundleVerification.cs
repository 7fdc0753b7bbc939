namespace NextGpt.Model.Bundles;

/// <summary>How much of a bundle is checked while it is loaded.</summary>
public enum BundleVerification
{
    /// <summary>Presence, length and SHA-256 of every file.</summary>
    Full,

    /// <summary>Presence and length only; for a bundle whose digests were checked before, such as a read-only image layer.</summary>
    Lengths,

    /// <summary>Only what <c>bundle.json</c> says; for those who must know what a model takes and gives, and run none.</summary>
    Manifest,
}
