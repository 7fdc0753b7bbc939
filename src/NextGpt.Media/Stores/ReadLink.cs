namespace NextGpt.Media.Stores;

/// <summary>An address at which anybody can read a medium for a while.</summary>
/// <param name="Url">The address; from a folder without a host of its own it is relative to the service.</param>
/// <param name="ExpiresAt">When it ends; a whole second.</param>
public sealed record ReadLink(Uri Url, DateTimeOffset ExpiresAt);
