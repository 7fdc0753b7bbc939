using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Messages;

/// <summary>Where a medium of an answer stands.</summary>
/// <param name="Part">Where it stands among the parts, from 0.</param>
/// <param name="Type">What it is.</param>
/// <param name="Status">In progress, succeeded or failed.</param>
/// <param name="MediaId">Its id once it is made.</param>
public sealed record PartProgress(int Part, Modality Type, JobStatus Status, string? MediaId);
