using System.ComponentModel.DataAnnotations;
using NextGpt.Media.Limits;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>How uploads of a drop become jobs.</summary>
public sealed record DropOptions
{
    /// <summary>Gets what is asked about a medium that lies alone in the inbox.</summary>
    /// <value><c>Describe this.</c> by default; 1 to 32768 characters.</value>
    [StringLength(32768, MinimumLength = 1)]
    public string Prompt { get; init; } = "Describe this.";

    /// <summary>Gets how long a file must stay the same before it is taken for whole; only where files grow while they are seen.</summary>
    /// <value>2 seconds by default; 0 to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how long a request may wait for the files that it names, and a folder for its request.</summary>
    /// <value>1 minute by default; 0 to 1 day.</value>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets how often an upload is tried that fails for a reason that may pass.</summary>
    /// <value>8 by default; 1 to 100.</value>
    [Range(1, 100)]
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Gets how long before the second attempt; it doubles with each, up to a hundred times as long.</summary>
    /// <value>5 seconds by default; 0 to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the most bytes of a request.json.</summary>
    /// <value>1 MiB by default; 1 KiB to 64 MiB.</value>
    [Range(1024, 64 << 20)]
    public int MaxRequestBytes { get; init; } = 1 << 20;

    /// <summary>Gets what media may be at most.</summary>
    public MediaLimits Limits { get; init; } = new();

    /// <summary>Checks the options.</summary>
    /// <returns>These options.</returns>
    /// <exception cref="ValidationException">Options are wrong; the message lists all that are.</exception>
    public DropOptions Validated()
    {
        Limits.Validated();
        List<ValidationResult> failures = [];
        return Validator.TryValidateObject(this, new ValidationContext(this), failures, validateAllProperties: true)
            ? this
            : throw new ValidationException(string.Join(" ", failures.Select(f => f.ErrorMessage)));
    }
}
