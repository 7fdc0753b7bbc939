using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Messages;

/// <summary>Asks for an answer to be announced.</summary>
/// <param name="Job">Which job.</param>
/// <param name="Notice">The announcement's own id, the same in every attempt, so that the receiver can tell them apart.</param>
/// <param name="Target">Where to.</param>
/// <param name="Status">What the job came to.</param>
/// <param name="EndedAt">When, UTC.</param>
/// <param name="Deadline">When the work has become useless, UTC.</param>
public sealed record NotifyInput(string Job, string Notice, Uri Target, JobStatus Status, DateTime EndedAt, DateTime Deadline) : IActivityInput;
