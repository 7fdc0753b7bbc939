namespace NextGpt.Api.Jobs;

/// <summary>A job that was accepted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsNew">Whether this call made it; if not, an equal one came before.</param>
public sealed record SubmittedJob(string Id, bool IsNew);
