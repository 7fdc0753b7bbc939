using System.ComponentModel.DataAnnotations;
using System.Globalization;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Api.Jobs;

/// <summary>What every job gets from the service's configuration; it is stored with the job, so later changes do not touch it.</summary>
/// <param name="Limits">How long each stage may take.</param>
/// <param name="Retry">When the engine calls an activity again.</param>
/// <param name="EarlyStart">Whether decoders start while the text goes on.</param>
public sealed record JobDefaults(StageLimits Limits, RetryPolicy Retry, bool EarlyStart = true)
{
    /// <summary>Gets how long a job and its media are kept from its acceptance on; null is for ever.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Checks the defaults.</summary>
    /// <returns>These defaults.</returns>
    /// <exception cref="ValidationException">A time is not positive, or there is not even one attempt; the message names the setting.</exception>
    public JobDefaults Validated()
    {
        Positive("Limits:Encode", Limits.Encode);
        Positive("Limits:Reason", Limits.Reason);
        Positive("Limits:Decode", Limits.Decode);
        Positive("Limits:Assemble", Limits.Assemble);
        Positive("Limits:Notify", Limits.Notify);
        Positive("Retry:FirstDelaySeconds", Retry.FirstDelaySeconds);
        Positive("Retry:MaxDelaySeconds", Retry.MaxDelaySeconds);
        Require(Retry.MaxAttempts >= 1, "Retry:MaxAttempts", Retry.MaxAttempts, "at least 1");
        Require(Retry.Backoff >= 1, "Retry:Backoff", Retry.Backoff, "at least 1");
        Require(Retention is null || Retention > TimeSpan.Zero, "Retention", Retention, "a positive time such as 30.00:00:00");
        return this;
    }

    private static void Positive(string name, double seconds) => Require(seconds > 0, name, seconds, "a positive number of seconds");

    private static void Require(bool right, string name, object? value, string expected)
    {
        if (!right)
        {
            throw new ValidationException(string.Create(CultureInfo.InvariantCulture, $"Jobs:{name} is {value}; expected {expected}."));
        }
    }
}
