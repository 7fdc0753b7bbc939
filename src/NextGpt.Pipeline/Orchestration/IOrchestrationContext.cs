namespace NextGpt.Pipeline.Orchestration;

/// <summary>
/// All that an orchestration may touch. Its members and rules are those of Durable Functions, so that one orchestration runs there and on
/// the embedded engine: the code runs again from its start after every interruption and must then make the same calls with the same
/// inputs in the same order. So: no clock, randomness or I/O but through this, no <c>ConfigureAwait(false)</c>, no loop over the order of
/// a dictionary, and nothing is awaited but tasks of this context.
/// </summary>
public interface IOrchestrationContext
{
    /// <summary>Gets the instance's id.</summary>
    public string InstanceId { get; }

    /// <summary>Gets the time of the event that is being handled, UTC; it stands still while the code runs, and never goes back.</summary>
    public DateTime CurrentUtcDateTime { get; }

    /// <summary>Gets a value indicating whether the code repeats what it did before an interruption.</summary>
    public bool IsReplaying { get; }

    /// <summary>Makes an id that is the same in every replay.</summary>
    /// <returns>Another one with each call.</returns>
    public Guid NewGuid();

    /// <summary>Has an activity run: at least once, its result counted once.</summary>
    /// <typeparam name="T">Its result, a message of the pipeline.</typeparam>
    /// <param name="name">One of <see cref="ActivityNames"/>.</param>
    /// <param name="input">A message of the pipeline.</param>
    /// <param name="options">Whether it is tried again; null is once only.</param>
    /// <returns>The result; fails with <see cref="Errors.ActivityFailedException"/> after the last attempt.</returns>
    /// <exception cref="Messages.MessageTooLargeException">The input is too large to cross the engine.</exception>
    public Task<T> CallActivityAsync<T>(string name, object input, ActivityOptions? options = null);

    /// <summary>Waits. A timer that is no longer needed must be canceled.</summary>
    /// <param name="fireAt">Until when, UTC.</param>
    /// <param name="cancellationToken">Gives the timer up; its task is then canceled.</param>
    /// <returns>Ends at the time.</returns>
    public Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event that somebody raises for this instance. Events that came before are kept.</summary>
    /// <typeparam name="T">What it carries, a message of the pipeline.</typeparam>
    /// <param name="name">One of <see cref="EventNames"/>.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>What the event carries; each event ends one wait, the oldest first.</returns>
    public Task<T> WaitForExternalEvent<T>(string name, CancellationToken cancellationToken = default);

    /// <summary>Shows where the instance stands: coarse, a stage or a part, never a token.</summary>
    /// <param name="status">A message of the pipeline, half as long as any other may be.</param>
    public void SetCustomStatus(object status);
}
