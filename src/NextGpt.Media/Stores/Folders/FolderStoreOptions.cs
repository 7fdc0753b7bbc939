using System.ComponentModel.DataAnnotations;

namespace NextGpt.Media.Stores.Folders;

/// <summary>Where a folder store keeps its files.</summary>
public sealed record FolderStoreOptions
{
    /// <summary>Gets the folder; it is made when it is missing, for this user alone, and belongs to the store.</summary>
    /// <value>A path; no default. All of it lies on one file system.</value>
    [Required]
    public required string Root { get; init; }

    /// <summary>Gets the age at which what an unfinished write has left behind is swept.</summary>
    /// <value>1 day by default; 1 minute to 30 days. Longer than any upload takes.</value>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan AbandonedAfter { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Checks the options.</summary>
    /// <returns>These options.</returns>
    /// <exception cref="ValidationException">Options are wrong; the message lists all that are.</exception>
    public FolderStoreOptions Validated() => StoreOptions.Validate(this);
}
