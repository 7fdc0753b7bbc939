namespace NextGpt.Api.Jobs;

/// <summary>A turn of a conversation.</summary>
/// <param name="Job">The job that is this turn.</param>
/// <param name="Owner">Whose it is; null where nobody has to say who they are.</param>
internal sealed record ConversationJob(string Job, string? Owner);
