namespace NextGpt.Api.Engine;

/// <summary>Whether somebody may have one more job now.</summary>
public interface IJobAdmission
{
    /// <summary>Lets a new job in; equal submissions of a job that is there already do not ask.</summary>
    /// <param name="owner">Who asks; null where nobody has to say who they are.</param>
    /// <param name="job">The job that it would be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when the job may be accepted.</returns>
    /// <exception cref="Problems.ProblemException">It may not; the problem says when it may.</exception>
    public Task AdmitAsync(string? owner, string job, CancellationToken cancellationToken = default);

    /// <summary>Takes an admission back: the job was not accepted after all.</summary>
    /// <param name="owner">Who asked.</param>
    /// <param name="job">The job that it would have been.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it is taken back.</returns>
    public Task ForgetAsync(string? owner, string job, CancellationToken cancellationToken = default);
}
