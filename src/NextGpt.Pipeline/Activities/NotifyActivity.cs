using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Webhooks;

namespace NextGpt.Pipeline.Activities;

/// <summary>Somebody is told of the answer.</summary>
/// <param name="sender">Tells them.</param>
/// <param name="time">The clock.</param>
public sealed class NotifyActivity(IWebhookSender sender, TimeProvider time)
{
    /// <summary>Notifies.</summary>
    /// <param name="input">Whom, of what.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>That it was taken.</returns>
    public Task<NotifyResult> RunAsync(NotifyInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ActivityDeadline.RunAsync(
            input,
            time,
            async token =>
            {
                await sender.SendAsync(input.Target, WebhookEvent.Of(input), token);
                return new NotifyResult(true);
            },
            cancellationToken);
    }
}
