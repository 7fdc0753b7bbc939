using Microsoft.DurableTask.Client;
using NextGpt.Functions.Durable;
using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Functions.Ingestion;

/// <summary>The inbox behind its triggers: one call at a time, with the client that each of them brings.</summary>
public sealed class InboxRunner : IDisposable
{
    private readonly DropInbox _inbox;
    private readonly DurableClients _clients;
    private readonly SemaphoreSlim _one = new(1, 1);

    internal InboxRunner(DropInbox inbox, DurableClients clients) => (_inbox, _clients) = (inbox, clients);

    /// <summary>Looks at every upload.</summary>
    /// <param name="client">The Durable client of this call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when all were looked at.</returns>
    public Task ScanAsync(DurableTaskClient client, CancellationToken cancellationToken) => RunAsync(client, () => _inbox.ScanAsync(cancellationToken), cancellationToken);

    /// <summary>Looks at one upload. What it lacks comes with an event of its own, or the next scan finds that it does not.</summary>
    /// <param name="upload">Its name.</param>
    /// <param name="client">The Durable client of this call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it was looked at.</returns>
    public Task ReceiveAsync(string upload, DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(client, () => _inbox.ReceiveAsync(upload, cancellationToken), cancellationToken);

    /// <summary>Puts the answer of a job into the outbox, if it came from the inbox.</summary>
    /// <param name="job">The job.</param>
    /// <param name="client">The Durable client of this call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether there was something to put.</returns>
    public Task<bool> DeliverAsync(string job, DurableTaskClient client, CancellationToken cancellationToken) =>
        RunAsync(client, () => _inbox.DeliverAsync(job, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<T> RunAsync<T>(DurableTaskClient client, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        _clients.Use(client);
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await call();
        }
        finally
        {
            _one.Release();
        }
    }
}
