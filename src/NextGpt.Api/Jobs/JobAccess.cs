namespace NextGpt.Api.Jobs;

/// <summary>Who may see what: everybody their own; all, where nobody has to say who they are.</summary>
internal static class JobAccess
{
    public static bool MaySee(string? owner, string? caller) => caller is null || owner == caller;

    /// <summary>Gets who asks; null where nobody has to say.</summary>
    public static string? Caller(HttpContext context) => context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : null;
}
