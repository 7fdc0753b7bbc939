namespace NextGpt.Pipeline.Messages;

/// <summary>Asks for the embeddings of a medium.</summary>
/// <param name="Job">For which job.</param>
/// <param name="BundleDigest">Of which model.</param>
/// <param name="Media">The medium.</param>
/// <param name="Deadline">When the work has become useless, UTC.</param>
public sealed record EncodeInput(string Job, string BundleDigest, MediaInput Media, DateTime Deadline) : IActivityInput;
