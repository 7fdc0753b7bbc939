namespace NextGpt.Contracts.Problems;

/// <summary>The stable codes of what the service itself refuses; media and models have codes of their own.</summary>
public static class ProblemCode
{
    /// <summary>The body is not JSON.</summary>
    public const string InvalidJson = "invalid_json";

    /// <summary>Fields of the request are wrong; <see cref="Problem.Errors"/> lists them.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>The body has a type that is not accepted here.</summary>
    public const string UnsupportedType = "unsupported_type";

    /// <summary>The body is larger than it may be.</summary>
    public const string TooLarge = "request_too_large";

    /// <summary>There is no such thing, or not any more.</summary>
    public const string NotFound = "not_found";

    /// <summary>The thing has no such method.</summary>
    public const string MethodNotAllowed = "method_not_allowed";

    /// <summary>The id or key was used for another request before.</summary>
    public const string Conflict = "conflict";

    /// <summary>The thing is in a state in which this cannot be done.</summary>
    public const string WrongState = "wrong_state";

    /// <summary>As many jobs wait as may.</summary>
    public const string QueueFull = "queue_full";

    /// <summary>A link to a medium has ended, or was not made here.</summary>
    public const string InvalidLink = "invalid_link";

    /// <summary>The request says not who asks, or not truly.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>The request comes from where it must not come from.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>Whoever asks has asked too often lately.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>Whoever asks has as many jobs at work as they may.</summary>
    public const string TooManyJobs = "too_many_jobs";

    /// <summary>The service cannot do it now; the same call may succeed later.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The service itself is at fault.</summary>
    public const string Internal = "internal_error";
}
