using System.ComponentModel.DataAnnotations;

namespace NextGpt.Media.Stores.AzureBlobs;

/// <summary>Which container of which account, and how to get in: by a connection string, or by the service's own identity.</summary>
public sealed record AzureStoreOptions : IValidatableObject
{
    /// <summary>Gets the connection string of the account; it must hold the account key if links are to be made.</summary>
    /// <value>None by default; either this or <see cref="AccountUri"/>.</value>
    public string? ConnectionString { get; init; }

    /// <summary>Gets the address of the account's blob service, entered by identity.</summary>
    /// <value>None by default; https, such as <c>https://account.blob.core.windows.net/</c>.</value>
    public Uri? AccountUri { get; init; }

    /// <summary>Gets the client id of the user-assigned identity to be.</summary>
    /// <value>None by default: the identity that the environment gives.</value>
    public string? ManagedIdentityClientId { get; init; }

    /// <summary>Gets the container; it is made on the first write when it is missing.</summary>
    /// <value><c>nextgpt</c> by default; 3 to 63 lower-case letters, digits and single dashes.</value>
    [Required]
    [RegularExpression("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", ErrorMessage = "The Container is not 3 to 63 lower-case letters, digits and single dashes.")]
    public string Container { get; init; } = "nextgpt";

    /// <summary>Gets the folder for uploads while their digest is not known; each file is gone before the call that made it returns.</summary>
    /// <value>None by default: the system's.</value>
    public string? ScratchFolder { get; init; }

    /// <summary>Gets how long the storage may stay silent within one call.</summary>
    /// <value>100 seconds by default; 1 second to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan NetworkTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Checks the options.</summary>
    /// <returns>These options.</returns>
    /// <exception cref="ValidationException">Options are wrong; the message lists all that are.</exception>
    public AzureStoreOptions Validated() => StoreOptions.Validate(this);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ConnectionString is null == AccountUri is null)
        {
            yield return new ValidationResult("Give either a ConnectionString or an AccountUri.", [nameof(ConnectionString), nameof(AccountUri)]);
        }

        if (AccountUri is not null && (!AccountUri.IsAbsoluteUri || AccountUri.Scheme != Uri.UriSchemeHttps))
        {
            yield return new ValidationResult("The AccountUri is not an https address.", [nameof(AccountUri)]);
        }
    }

    /// <summary>Tells what is no secret: the connection string may hold the account's key.</summary>
    /// <returns>The account's address, if one is given, and the container.</returns>
    public override string ToString() => $"{nameof(AzureStoreOptions)} {{ {nameof(AccountUri)} = {AccountUri}, {nameof(Container)} = {Container} }}";
}
