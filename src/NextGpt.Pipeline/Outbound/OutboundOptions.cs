using System.ComponentModel.DataAnnotations;
using System.Net;

namespace NextGpt.Pipeline.Outbound;

/// <summary>What this service may call because a stranger named it: media at remote addresses, and webhooks.</summary>
public sealed record OutboundOptions : IValidatableObject
{
    /// <summary>Gets the networks beside the public internet that may be called, over plain http too.</summary>
    /// <value>None by default; in CIDR notation, such as <c>10.1.0.0/16</c>.</value>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>Gets how long the making of a connection may take.</summary>
    /// <value>10 seconds by default; 0.1 seconds to 2 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets how long the fetching of one medium may take in all, retries and redirects included.</summary>
    /// <value>60 seconds by default; 1 second to 10 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets how many redirects are followed for one medium.</summary>
    /// <value>5 by default; 0 to 20.</value>
    [Range(0, 20)]
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Gets the longest address in characters.</summary>
    /// <value>2048 by default; 64 to 65536.</value>
    [Range(64, 65536)]
    public int MaxAddressLength { get; init; } = 2048;

    /// <summary>Checks the options.</summary>
    /// <returns>These options.</returns>
    /// <exception cref="ValidationException">Options are wrong; the message lists all that are.</exception>
    public OutboundOptions Validated()
    {
        List<ValidationResult> failures = [];
        return Validator.TryValidateObject(this, new ValidationContext(this), failures, validateAllProperties: true)
            ? this
            : throw new ValidationException(string.Join(" ", failures.Select(f => f.ErrorMessage)));
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => AllowedNetworks
        .Where(text => !IPNetwork.TryParse(text, out _))
        .Select(text => new ValidationResult($"'{text}' is no network; expected CIDR notation such as 10.1.0.0/16.", [nameof(AllowedNetworks)]));
}
