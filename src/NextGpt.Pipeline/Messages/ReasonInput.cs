namespace NextGpt.Pipeline.Messages;

/// <summary>Asks the language model for an answer.</summary>
/// <param name="Job">For which job.</param>
/// <param name="BundleDigest">Of which model.</param>
/// <param name="Request">The stored request.</param>
/// <param name="Deadline">When the work has become useless, UTC.</param>
/// <param name="CreatedAt">When the job was accepted, UTC.</param>
public sealed record ReasonInput(string Job, string BundleDigest, ArtifactReference Request, DateTime Deadline, DateTime CreatedAt = default) : IActivityInput;
