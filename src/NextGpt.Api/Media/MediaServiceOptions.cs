using System.ComponentModel.DataAnnotations;

namespace NextGpt.Api.Media;

/// <summary>How the service takes and keeps media.</summary>
public sealed record MediaServiceOptions
{
    /// <summary>Gets how long media are kept after they were last uploaded or made.</summary>
    /// <value>None by default: until they are deleted. 1 minute to 10 years.</value>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Gets how long a link to a medium is good when its maker does not say.</summary>
    /// <value>15 minutes by default; 1 second to 7 days.</value>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Gets how many uploads are checked side by side; the others wait.</summary>
    /// <value>2 by default; 1 to 64.</value>
    [Range(1, 64)]
    public int ParallelChecks { get; init; } = 2;

    /// <summary>Gets how often what has expired is deleted.</summary>
    /// <value>1 hour by default; 1 minute to 1 day.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Checks the options.</summary>
    /// <returns>These options.</returns>
    /// <exception cref="ValidationException">Options are wrong; the message lists all that are.</exception>
    public MediaServiceOptions Validated()
    {
        List<ValidationResult> failures = [];
        return Validator.TryValidateObject(this, new ValidationContext(this), failures, validateAllProperties: true)
            ? this
            : throw new ValidationException(string.Join(" ", failures.Select(f => f.ErrorMessage)));
    }
}
