using System.Text.Json.Serialization;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>Which upload became which job: beside the job's artifacts while it works, and in the outbox as <c>upload.json</c> when it is answered.</summary>
/// <param name="Job">The job; empty if it never became one.</param>
/// <param name="Upload">The upload's name.</param>
/// <param name="Files">The versions by name of the files that made the job; of all files if it never became one.</param>
internal sealed record DropTicket(string Job, string Upload, IReadOnlyDictionary<string, string> Files);

/// <summary>What <c>error.json</c> in the outbox tells.</summary>
/// <param name="Upload">The upload's name.</param>
/// <param name="Job">The job; null if it never became one.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">One sentence: the thing, its value and what was expected.</param>
internal sealed record DropError(string Upload, string? Job, string Code, string Message);

/// <summary>The serializer that the compiler writes: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(DropTicket))]
[JsonSerializable(typeof(DropError))]
internal sealed partial class DropJson : JsonSerializerContext;
