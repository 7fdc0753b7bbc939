namespace NextGpt.Contracts.Jobs;

/// <summary>The service's paths of a job.</summary>
/// <param name="Self">The job.</param>
/// <param name="Events">Its events as they come.</param>
/// <param name="Cancel">Where to stop it.</param>
public sealed record JobLinks(string Self, string Events, string Cancel);
