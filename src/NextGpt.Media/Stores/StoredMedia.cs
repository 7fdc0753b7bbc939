using NextGpt.Media.Probing;

namespace NextGpt.Media.Stores;

/// <summary>A medium in a store.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Media">What it is: kind, content type, bytes, size, duration.</param>
/// <param name="CreatedAt">When it was first stored.</param>
/// <param name="ExpiresAt">When it may go, or none for never.</param>
public sealed record StoredMedia(MediaId Id, ProbedMedia Media, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
