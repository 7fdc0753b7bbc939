using NextGpt.Contracts.Jobs;

namespace NextGpt.Pipeline.Messages;

/// <summary>Asks for an announcement that nobody took to be put aside.</summary>
/// <param name="Notice">The announcement.</param>
/// <param name="Error">Why nobody took it.</param>
public sealed record DeadLetterInput(NotifyInput Notice, JobError Error) : IActivityInput
{
    /// <inheritdoc/>
    public string Job => Notice.Job;

    /// <inheritdoc/>
    public DateTime Deadline => Notice.Deadline;
}
