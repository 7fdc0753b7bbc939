using System.ComponentModel.DataAnnotations;

namespace NextGpt.Api.Hosting;

/// <summary>What requests may be at most.</summary>
public sealed class RequestLimits
{
    /// <summary>Gets or sets the most bytes of a JSON body, data URLs included.</summary>
    /// <value>32 MiB by default; 1 KiB to 1 GiB.</value>
    [Range(1024, 1 << 30)]
    public int MaxJsonBytes { get; set; } = 32 << 20;

    /// <summary>Gets or sets the most texts and media of a request.</summary>
    /// <value>32 by default; 1 to 256.</value>
    [Range(1, 256)]
    public int MaxItems { get; set; } = 32;

    /// <summary>Gets or sets the most characters of all texts of a request.</summary>
    /// <value>32768 by default; 1 to a million.</value>
    [Range(1, 1_000_000)]
    public int MaxTextLength { get; set; } = 32768;

    /// <summary>Gets or sets the most pairs of metadata.</summary>
    /// <value>16 by default; 0 to 64.</value>
    [Range(0, 64)]
    public int MaxMetadata { get; set; } = 16;

    /// <summary>Gets or sets the longest deadline of a job, in seconds.</summary>
    /// <value>A day by default; 1 second to 30 days.</value>
    [Range(1, 2_592_000)]
    public double MaxDeadlineSeconds { get; set; } = 86400;

    /// <summary>Gets or sets how many earlier turns of a conversation are context at most.</summary>
    /// <value>16 by default; 0 to 64.</value>
    [Range(0, 64)]
    public int MaxTurns { get; set; } = 16;

    /// <summary>Gets or sets how many media a job reads at most, those of earlier turns included; the oldest turns give way.</summary>
    /// <value>40 by default; 1 to 48, which is what fits a message.</value>
    [Range(1, 48)]
    public int MaxMedia { get; set; } = 40;

    /// <summary>Gets or sets the longest that a request may wait for its job.</summary>
    /// <value>200 seconds by default, as front doors give up at 230; 0 to 1 hour.</value>
    [Range(0, 3600)]
    public double MaxWaitSeconds { get; set; } = 200;

    /// <summary>Checks the limits.</summary>
    /// <returns>These limits.</returns>
    /// <exception cref="ValidationException">One is out of its range; the message names it.</exception>
    public RequestLimits Validated()
    {
        var failures = new List<ValidationResult>();
        return Validator.TryValidateObject(this, new ValidationContext(this), failures, validateAllProperties: true)
            ? this
            : throw new ValidationException("Limits: " + string.Join(" ", failures.Select(f => f.ErrorMessage)));
    }
}
