using System.ComponentModel.DataAnnotations;

namespace NextGpt.Api.Access;

/// <summary>Who may use the service.</summary>
public sealed record AccessOptions : IValidatableObject
{
    /// <summary>Gets the keys that are accepted.</summary>
    /// <value>None by default: then nobody has to say who they are, and everything is everybody's.</value>
    public IReadOnlyList<ApiKey> Keys { get; init; } = [];

    /// <summary>Gets a value indicating whether only programs and pages of this machine may use a service without keys.</summary>
    /// <value>False by default; the embedded host, which then listens on this machine alone, sets it. It keeps pages of other origins from using what they must not see.</value>
    public bool LocalOnly { get; init; }

    /// <summary>Checks the options.</summary>
    /// <returns>These options.</returns>
    /// <exception cref="ValidationException">Options are wrong; the message lists all that are.</exception>
    public AccessOptions Validated()
    {
        List<ValidationResult> failures = [];
        Validator.TryValidateObject(this, new ValidationContext(this), failures, validateAllProperties: true);
        foreach (ApiKey key in Keys)
        {
            Validator.TryValidateObject(key, new ValidationContext(key), failures, validateAllProperties: true);
        }

        return failures.Count == 0 ? this : throw new ValidationException("Access: " + string.Join(" ", failures.Select(f => f.ErrorMessage)));
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (IGrouping<string, ApiKey> same in Keys.GroupBy(k => k.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new ValidationResult($"{same.Count()} keys are called '{same.Key}'; expected a name of its own for each.", [nameof(Keys)]);
        }

        if (Keys.DistinctBy(k => k.Sha256, StringComparer.OrdinalIgnoreCase).Count() != Keys.Count)
        {
            yield return new ValidationResult("Two keys have the same Sha256; expected each key once.", [nameof(Keys)]);
        }
    }
}
