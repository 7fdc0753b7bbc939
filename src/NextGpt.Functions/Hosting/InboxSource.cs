namespace NextGpt.Functions.Hosting;

/// <summary>What tells of files in the inbox. A timer looks now and then in any case.</summary>
public enum InboxSource
{
    /// <summary>The blobs themselves, which the host lists: for storage that has no events, such as Azurite.</summary>
    Blobs,

    /// <summary>Events, which Event Grid puts into a queue.</summary>
    Events,
}
