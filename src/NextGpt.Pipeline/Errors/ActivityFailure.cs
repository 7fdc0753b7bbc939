using NextGpt.Contracts.Jobs;
using NextGpt.Media;
using NextGpt.Model.Bundles;
using NextGpt.Model.Prompts;
using NextGpt.Model.Sessions;
using NextGpt.Pipeline.Messages;
using Polly.Timeout;

namespace NextGpt.Pipeline.Errors;

/// <summary>A failure as it crosses the engine: small, and without what clients should not see.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">One sentence, at most <see cref="LongestMessage"/> characters.</param>
/// <param name="Permanent">Whether trying again would fail again.</param>
public sealed record ActivityFailure(string Code, string Message, bool Permanent)
{
    /// <summary>The most characters of a message; longer ones are cut.</summary>
    public const int LongestMessage = 500;

    /// <summary>Makes a failure of what an activity threw. What is not known to be permanent is taken for a fault that may pass.</summary>
    /// <param name="exception">What it threw.</param>
    /// <returns>The failure.</returns>
    public static ActivityFailure Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            ActivityFailedException e => e.Failure,
            PermanentException e => new(e.Code, Cut(e.Message), true),
            TransientException e => new(e.Code, Cut(e.Message), false),
            MediaException e => new(e.Code, Cut(e.Message), true),
            PromptTooLongException e => new(ErrorCodes.PromptTooLong, Cut(e.Message), true),
            BundleException or ProviderUnavailableException => new(ErrorCodes.ModelUnavailable, "The model's bundle cannot be used on this machine.", true),
            MessageTooLargeException e => new(ErrorCodes.Internal, Cut(e.Message), true),
            ArgumentException e => new(ErrorCodes.InvalidRequest, Cut(e.Message), true),
            OperationCanceledException => new(ErrorCodes.Canceled, "The work was stopped.", true),
            HttpRequestException or TimeoutException or TimeoutRejectedException => new(ErrorCodes.Unreachable, "A store or a remote side did not answer.", false),

            // Texts of unknown exceptions may hold paths or more; the log has them.
            _ => new(ErrorCodes.Internal, $"The service failed ({exception.GetType().Name}).", false),
        };
    }

    /// <summary>Makes the error that clients see.</summary>
    /// <returns>The same code and message.</returns>
    public JobError ToError() => new(Code, Message);

    private static string Cut(string message)
    {
        string line = message.ReplaceLineEndings(" ");
        return line.Length <= LongestMessage ? line : string.Concat(line.AsSpan(0, LongestMessage - 1), "…");
    }
}
