namespace NextGpt.Media.Stores;

/// <summary>What went wrong with a store.</summary>
public enum StoreFailure
{
    /// <summary>There is no such medium, or it has expired.</summary>
    NotFound,

    /// <summary>Somebody else changed the same thing again and again meanwhile.</summary>
    Conflict,

    /// <summary>A part was asked for that begins at or behind the end.</summary>
    OutOfRange,

    /// <summary>The storage did not answer, was too busy or had a fault of its own; the same call may succeed later.</summary>
    Transient,

    /// <summary>The storage refused this service: no permission, or credentials that are not valid.</summary>
    Denied,

    /// <summary>The storage refused the call, or what it holds cannot be read. Trying again does not help.</summary>
    Refused,
}
