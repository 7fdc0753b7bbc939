namespace NextGpt.Media.Stores.Folders;

/// <summary>Turns the errors of a file system into the store's.</summary>
internal static class FolderFailures
{
    /// <summary>Maps an error; others, cancellation among them, are none of the store's.</summary>
    public static StoreException? Map(string name, Exception error) => error switch
    {
        UnauthorizedAccessException => new StoreException(StoreFailure.Denied, name, "the folder of the store refuses access", "one that this user may read and write", error),
        IOException => new StoreException(StoreFailure.Transient, name, "the folder of the store cannot be read or written", "a file system that answers and has room", error),
        _ => null,
    };

    /// <summary>Does what only touches the file system.</summary>
    public static T Guard<T>(string name, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (Map(name, e) is { } mapped)
        {
            throw mapped;
        }
    }
}
