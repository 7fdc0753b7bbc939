namespace NextGpt.Api.Jobs;

/// <summary>A turn that a client tells of, rather than naming a conversation.</summary>
/// <param name="User">What was asked.</param>
/// <param name="Assistant">What was answered.</param>
public sealed record AskedTurn(IReadOnlyList<AskedPiece> User, IReadOnlyList<AskedPiece> Assistant);
