namespace NextGpt.Pipeline.Messages;

/// <summary>How long the stages of a job may take, in seconds, waiting for a place included.</summary>
/// <param name="Encode">All media of the request.</param>
/// <param name="Reason">The language model.</param>
/// <param name="Decode">Each medium of the answer, from the closing of its group.</param>
/// <param name="Assemble">The writing of the answer.</param>
/// <param name="Notify">The announcement, all its attempts included.</param>
public sealed record StageLimits(double Encode = 300, double Reason = 600, double Decode = 1800, double Assemble = 120, double Notify = 600);
