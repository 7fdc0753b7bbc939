using System.ComponentModel.DataAnnotations;
using NextGpt.Api.Access;
using NextGpt.Api.Media;
using NextGpt.Media;
using NextGpt.Media.Stores.AzureBlobs;
using NextGpt.Model.Sessions;
using NextGpt.Pipeline.Ingestion;
using NextGpt.Pipeline.Outbound;
using NextGpt.Pipeline.Webhooks;

namespace NextGpt.Functions.Hosting;

/// <summary>The configuration of the app: what stands below <c>NextGpt</c>, such as <c>NextGpt__Role</c> in the environment.</summary>
public sealed record AppOptions
{
    /// <summary>The section.</summary>
    public const string Section = "NextGpt";

    /// <summary>Gets what this instance does.</summary>
    public AppRole Role { get; init; } = AppRole.All;

    /// <summary>Gets where media, answers and intermediate results are.</summary>
    [Required]
    public AzureStoreOptions Store { get; init; } = new();

    /// <summary>Gets the model.</summary>
    [Required]
    public AppModelOptions Model { get; init; } = new();

    /// <summary>Gets how uploads become jobs.</summary>
    [Required]
    public DropOptions Inbox { get; init; } = new();

    /// <summary>Gets who can reach this instance.</summary>
    /// <value>Programs of this machine by default.</value>
    public AppCallers Callers { get; init; } = AppCallers.Local;

    /// <summary>Gets the keys that callers show, if they have to.</summary>
    [Required]
    public AccessOptions Access { get; init; } = new();

    /// <summary>Gets how notices are signed.</summary>
    /// <value>By default with a key that is made once and kept in the store.</value>
    [Required]
    public WebhookSettings Webhooks { get; init; } = new();

    /// <summary>Gets what tells of uploads.</summary>
    /// <value>The blobs themselves by default.</value>
    public InboxSource InboxSource { get; init; } = InboxSource.Blobs;

    /// <summary>Gets the key whose jobs uploads become.</summary>
    /// <value>None by default.</value>
    public string? InboxOwner { get; init; }

    /// <summary>Gets how many jobs may be open at once; more are refused with 429.</summary>
    /// <value>1000 by default; 1 to 100000.</value>
    [Range(1, 100_000)]
    public int MaxOpenJobs { get; init; } = 1000;

    /// <summary>Gets what media may be, and how they are read.</summary>
    [Required]
    public MediaOptions Media { get; init; } = new();

    /// <summary>Gets how media are taken and kept.</summary>
    [Required]
    public MediaServiceOptions Uploads { get; init; } = new();

    /// <summary>Gets which addresses beside the public internet may be called.</summary>
    [Required]
    public OutboundOptions Outbound { get; init; } = new();

    /// <summary>Checks the options.</summary>
    /// <returns>These options.</returns>
    /// <exception cref="ValidationException">Options are wrong.</exception>
    public AppOptions Validated()
    {
        Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
        Validator.ValidateObject(Model, new ValidationContext(Model), validateAllProperties: true);
        Store.Validated();
        Inbox.Validated();
        Access.Validated();
        Uploads.Validated();
        Outbound.Validated();
        return this;
    }
}

/// <summary>Which model, and how it is run.</summary>
public sealed record AppModelOptions
{
    /// <summary>Gets the bundle: a folder, or the https address of one in Blob Storage.</summary>
    /// <value>None by default: the bundle that is shipped with the app.</value>
    public string? Bundle { get; init; }

    /// <summary>Gets where bundles from elsewhere are kept on this machine.</summary>
    /// <value>The system's folder for temporary files by default.</value>
    public string? CacheFolder { get; init; }

    /// <summary>Gets what runs the graphs.</summary>
    /// <value>The CPU by default. With Cuda and without a usable GPU the app does not start.</value>
    [EnumDataType(typeof(ExecutionProvider))]
    public ExecutionProvider Provider { get; init; }

    /// <summary>Gets the number of the GPU.</summary>
    /// <value>0 by default; 0 to 63.</value>
    [Range(0, 63)]
    public int DeviceId { get; init; }

    /// <summary>Gets the threads of one graph.</summary>
    /// <value>0 by default: one for each core; 0 to 1024.</value>
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>Gets the bytes that open graphs may take.</summary>
    /// <value>0 by default: without limit.</value>
    [Range(0, long.MaxValue)]
    public long MemoryBudgetBytes { get; init; }
}
