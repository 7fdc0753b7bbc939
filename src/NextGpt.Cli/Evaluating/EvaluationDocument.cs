using System.Text.Json;
using System.Text.Json.Serialization;
using NextGpt.Training.Evaluation;

namespace NextGpt.Cli.Evaluating;

/// <summary>What <c>nextgpt eval --json</c> prints.</summary>
internal sealed record EvaluationDocument(string Model, string BundleDigest, int Seed, int CasesPerGroup, double Minutes, EvaluationReport Report)
{
    public string ToJson() => JsonSerializer.Serialize(this, EvaluationJsonContext.Default.EvaluationDocument);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", UseStringEnumConverter = true)]
[JsonSerializable(typeof(EvaluationDocument))]
internal sealed partial class EvaluationJsonContext : JsonSerializerContext;
