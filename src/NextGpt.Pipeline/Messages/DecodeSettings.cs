using NextGpt.Contracts;
using NextGpt.Model.Randomness;

namespace NextGpt.Pipeline.Messages;

/// <summary>How the media of an answer are made.</summary>
/// <param name="Decoders">The ids of decoders that are to be used instead of the defaults.</param>
/// <param name="Steps">Denoising steps; null is each decoder's default.</param>
/// <param name="Guidance">The guidance scale; null is each decoder's default.</param>
public sealed record DecodeSettings(IReadOnlyDictionary<Modality, string> Decoders, int? Steps, float? Guidance)
{
    /// <summary>Asks for the medium of a group.</summary>
    /// <param name="job">For which job.</param>
    /// <param name="bundleDigest">Of which model.</param>
    /// <param name="group">The group.</param>
    /// <param name="seed">The seed of the whole answer.</param>
    /// <param name="deadline">When the work has become useless, UTC.</param>
    /// <param name="createdAt">When the job was accepted, UTC.</param>
    /// <returns>The message.</returns>
    public DecodeInput Of(string job, string bundleDigest, ClosedGroup group, long seed, DateTime deadline, DateTime createdAt)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new DecodeInput(job, bundleDigest, group, Decoders.GetValueOrDefault(group.Type), SeededRandom.Derive(seed, group.Part), Steps, Guidance, deadline, createdAt);
    }
}
