namespace NextGpt.Media.Stores;

/// <summary>A store could not do what it was asked. The message is one line and tells no path, key or address.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes the one error that stores raise.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="name">The id or name of what was asked for.</param>
    /// <param name="actual">What was found.</param>
    /// <param name="expected">What would have been right.</param>
    /// <param name="innerException">The cause, if another exception was one.</param>
    public StoreException(StoreFailure failure, string name, string actual, string expected, Exception? innerException = null)
        : base($"{name}: {actual}; expected {expected}.", innerException)
    {
        Failure = failure;
        Name = name;
    }

    /// <summary>Gets what went wrong.</summary>
    public StoreFailure Failure { get; }

    /// <summary>Gets the id or name of what was asked for.</summary>
    public string Name { get; }

    /// <summary>Gets whether the same call may succeed later.</summary>
    public bool IsTransient => Failure == StoreFailure.Transient;

    internal static StoreException NoSuchMedium(MediaId id) =>
        new(StoreFailure.NotFound, id.ToString(), "no such medium", "one that was stored and has not expired");

    internal static StoreException Contended(string name) =>
        new(StoreFailure.Conflict, name, "changed by others at each of several attempts", "at most a few writers at once");

    internal static StoreException BadRecord(MediaId id, Exception? cause = null) =>
        new(StoreFailure.Refused, id.ToString(), "its record cannot be read", "one that this program wrote", cause);
}
