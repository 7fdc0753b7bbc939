namespace NextGpt.Pipeline.Webhooks;

/// <summary>Sends notices.</summary>
public interface IWebhookSender
{
    /// <summary>Sends a notice, with the retries that are worth their short time.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ends when it was taken.</returns>
    /// <exception cref="Errors.PermanentException">It was refused.</exception>
    /// <exception cref="Errors.TransientException">Nobody answers now.</exception>
    public Task SendAsync(Uri target, WebhookEvent notice, CancellationToken cancellationToken = default);
}
