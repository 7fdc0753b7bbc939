using System.ComponentModel.DataAnnotations;
using NextGpt.Media.Stores.AzureBlobs;
using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Server.Drops;

/// <summary>Where files may be dropped instead of posting requests.</summary>
public sealed record DropSettings
{
    /// <summary>Gets a value indicating whether there is a drop in a folder.</summary>
    /// <value>True by default.</value>
    public bool Enabled { get; init; } = true;

    /// <summary>Gets the folder; <c>inbox</c> and <c>outbox</c> are made in it.</summary>
    /// <value>None by default: <c>drop</c> in the data folder.</value>
    public string? Folder { get; init; }

    /// <summary>Gets the container of Azure Blob Storage that is a drop too.</summary>
    /// <value>None by default.</value>
    public AzureStoreOptions? Azure { get; init; }

    /// <summary>Gets whose the jobs are: the name of a key.</summary>
    /// <value>None by default: where keys are configured, no key sees them.</value>
    public string? Owner { get; init; }

    /// <summary>Gets how often a drop is looked at when nothing is going on. A folder is looked at when something changes, too.</summary>
    /// <value>15 seconds by default; 0.1 seconds to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how often it is looked at while uploads are not answered yet.</summary>
    /// <value>1 second by default; 0.05 seconds to 1 hour.</value>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan BusyInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets how patient it is, and what is asked about a lone file.</summary>
    public DropOptions Uploads { get; init; } = new();

    /// <summary>Checks the settings.</summary>
    /// <returns>These settings.</returns>
    /// <exception cref="ValidationException">Settings are wrong; the message lists all that are.</exception>
    public DropSettings Validated()
    {
        Uploads.Validated();
        Azure?.Validated();
        List<ValidationResult> failures = [];
        return Validator.TryValidateObject(this, new ValidationContext(this), failures, validateAllProperties: true)
            ? this
            : throw new ValidationException("Drop: " + string.Join(" ", failures.Select(f => f.ErrorMessage)));
    }
}
