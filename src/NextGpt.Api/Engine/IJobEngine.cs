using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Engine;

/// <summary>What the service needs of whatever runs the orchestrations: the embedded engine, or Durable Functions.</summary>
public interface IJobEngine
{
    /// <summary>Starts a job. When the call returns, the job cannot be lost any more.</summary>
    /// <param name="start">What it starts from; its job's id is the instance's.</param>
    /// <param name="cancellationToken">Gives up waiting; it may still be started.</param>
    /// <returns>Whether it is new; if not, the one of that id stays what it is.</returns>
    /// <exception cref="JobQueueFullException">As many jobs wait as may.</exception>
    /// <exception cref="MessageTooLargeException">The start does not fit a message.</exception>
    public Task<bool> StartAsync(JobStart start, CancellationToken cancellationToken = default);

    /// <summary>Starts the making of one part again.</summary>
    /// <param name="instanceId">An id of its own.</param>
    /// <param name="start">What it starts from.</param>
    /// <param name="cancellationToken">Gives up waiting; it may still be started.</param>
    /// <returns>Whether it is new.</returns>
    /// <exception cref="JobQueueFullException">As many jobs wait as may.</exception>
    public Task<bool> StartRetryAsync(string instanceId, RetryPartStart start, CancellationToken cancellationToken = default);

    /// <summary>Looks an instance up.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How it stands, or null if there is none.</returns>
    public Task<JobInstance?> FindAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Lists jobs, newest first; retries of parts are no jobs.</summary>
    /// <param name="after">The cursor of the page before; null begins.</param>
    /// <param name="limit">How many at most, at least 1.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One page.</returns>
    /// <exception cref="FormatException">The cursor is none of this engine's.</exception>
    public Task<JobInstancePage> ListAsync(string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Waits until an instance has come to its outcome, whether or not somebody was told of it.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How it stands then, or null if there is none.</returns>
    public Task<JobInstance?> WaitAsync(string instanceId, CancellationToken cancellationToken = default);

    /// <summary>Stops an instance: its orchestration hears of it, and the model runs for it no longer.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="request">Why.</param>
    /// <param name="cancellationToken">Gives up waiting; it may still be stopped.</param>
    /// <returns>Whether there was something to stop.</returns>
    public Task<bool> CancelAsync(string instanceId, CancelRequest request, CancellationToken cancellationToken = default);

    /// <summary>Forgets an instance that has ended.</summary>
    /// <param name="instanceId">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken = default);
}
