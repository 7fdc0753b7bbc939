using System.ComponentModel.DataAnnotations;

namespace NextGpt.Media.Stores.Links;

/// <summary>How links to media of a folder are made.</summary>
public sealed record MediaLinkOptions
{
    /// <summary>Gets the secret; whoever changes it ends every link.</summary>
    /// <value>32 to 1024 bytes of a cryptographic generator; no default.</value>
    [MinLength(32)]
    [MaxLength(1024)]
    public required byte[] Key { get; init; }

    /// <summary>Gets what stands before the id in a link: a path of the service, or an address with a host.</summary>
    /// <value><c>/v1/media/</c> by default; it ends in a slash.</value>
    [Required]
    [RegularExpression("^(/|https?://[^?#]+/)([^?#]+/)?$", ErrorMessage = "The base of links is neither a path nor an http address that ends in a slash.")]
    public string Base { get; init; } = "/v1/media/";

    /// <summary>Checks the options.</summary>
    /// <returns>These options.</returns>
    /// <exception cref="ValidationException">Options are wrong; the message lists all that are.</exception>
    public MediaLinkOptions Validated() => StoreOptions.Validate(this);

    /// <summary>Tells the base only: the key is a secret and appears in no log.</summary>
    /// <returns>The base.</returns>
    public override string ToString() => $"{nameof(MediaLinkOptions)} {{ {nameof(Base)} = {Base} }}";
}
