using System.ComponentModel.DataAnnotations;

namespace NextGpt.Media.Stores;

/// <summary>Checks options of any store in one place.</summary>
internal static class StoreOptions
{
    /// <exception cref="ValidationException">Options are wrong; the message lists all that are.</exception>
    public static T Validate<T>(T options)
        where T : class
    {
        List<ValidationResult> failures = [];
        return Validator.TryValidateObject(options, new ValidationContext(options), failures, validateAllProperties: true)
            ? options
            : throw new ValidationException(string.Join(" ", failures.Select(f => f.ErrorMessage)));
    }
}
