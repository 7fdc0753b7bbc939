using NextGpt.Contracts.Jobs;

namespace NextGpt.Api.Jobs;

/// <summary>A piece of a message, and what errors call it.</summary>
/// <param name="Input">The piece.</param>
/// <param name="Field">Where it stood in what the client sent, such as <c>messages[0].content[1]</c>.</param>
public sealed record AskedPiece(JobInput Input, string Field);
