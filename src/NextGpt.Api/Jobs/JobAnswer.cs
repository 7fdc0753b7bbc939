using NextGpt.Api.Engine;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Jobs;

/// <summary>How a job and the retries of its parts stand.</summary>
/// <param name="Main">The job's own instance; null if the engine knows none.</param>
/// <param name="Retries">How many retries were claimed.</param>
/// <param name="Retry">The newest retry's instance; null if there is none.</param>
/// <param name="Reference">The newest answer; null until there is one.</param>
internal sealed record JobAnswer(JobInstance? Main, int Retries, JobInstance? Retry, ArtifactReference? Reference)
{
    /// <summary>Gets the instance that says how the job stands.</summary>
    public JobInstance? Current => Retry ?? Main;
}
