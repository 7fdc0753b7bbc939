namespace NextGpt.Pipeline.Messages;

/// <summary>Asks for the medium of a group.</summary>
/// <param name="Job">For which job.</param>
/// <param name="BundleDigest">Of which model.</param>
/// <param name="Group">The group.</param>
/// <param name="Decoder">The decoder's id; null is the default of the modality.</param>
/// <param name="Seed">The seed of this medium's noise.</param>
/// <param name="Steps">Denoising steps; null is the decoder's default.</param>
/// <param name="Guidance">The guidance scale; null is the decoder's default.</param>
/// <param name="Deadline">When the work has become useless, UTC.</param>
/// <param name="CreatedAt">When the job was accepted, UTC; not told when a part is made again.</param>
public sealed record DecodeInput(
    string Job, string BundleDigest, ClosedGroup Group, string? Decoder, long Seed, int? Steps, float? Guidance, DateTime Deadline, DateTime CreatedAt = default) : IActivityInput;
