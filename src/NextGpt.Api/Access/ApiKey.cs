using System.ComponentModel.DataAnnotations;

namespace NextGpt.Api.Access;

/// <summary>A key and what its holder may do. The key itself is known to its holder alone.</summary>
public sealed record ApiKey
{
    /// <summary>Gets what the holder is called; jobs and media are theirs by this name.</summary>
    /// <value>1 to 64 letters, digits, '.', '_' and '-'.</value>
    [Required]
    [RegularExpression("^[A-Za-z0-9._-]{1,64}$", ErrorMessage = "The Name of a key is not 1 to 64 letters, digits, '.', '_' and '-'.")]
    public string Name { get; init; } = string.Empty;

    /// <summary>Gets the SHA-256 of the key's UTF-8 text, 64 hexadecimal digits. Keys are drawn at random, so a slow hash would add nothing.</summary>
    [Required]
    [RegularExpression("^[0-9a-fA-F]{64}$", ErrorMessage = "The Sha256 of a key is not 64 hexadecimal digits.")]
    public string Sha256 { get; init; } = string.Empty;

    /// <summary>Gets how many requests a minute the holder may make in the long run, and how many at once after a rest.</summary>
    /// <value>600 by default; 1 to a million.</value>
    [Range(1, 1_000_000, ErrorMessage = "The RequestsPerMinute of a key are not 1 to 1000000.")]
    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>Gets how many jobs of the holder may wait or be at work at once.</summary>
    /// <value>32 by default; 1 to 10000.</value>
    [Range(1, 10_000, ErrorMessage = "The MaxJobs of a key are not 1 to 10000.")]
    public int MaxJobs { get; init; } = 32;
}
