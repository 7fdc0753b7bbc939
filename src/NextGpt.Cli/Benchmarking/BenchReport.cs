using System.Text.Json;
using System.Text.Json.Serialization;
using NextGpt.Model.Benchmarks;

namespace NextGpt.Cli.Benchmarking;

/// <summary>What <c>nextgpt bench</c> measured. Times are medians in seconds.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Cores">Cores of the machine.</param>
/// <param name="FirstAnswer">From the start of a process to its end with an answer of text.</param>
/// <param name="AllKinds">The same with an answer of text, picture, sound and video, files written.</param>
/// <param name="ResidentMegabytes">The most memory that a process held resident while it answered in all four kinds; 0 where the system does not tell.</param>
/// <param name="WarmAllKinds">An answer of all four kinds by a model whose graphs are open; nothing is written.</param>
/// <param name="OneAfterAnother">The same with one decoder at a time.</param>
/// <param name="Tokens">Tokens a second.</param>
/// <param name="Steps">Denoising steps a second, by kind.</param>
internal sealed record BenchReport(
    string Model,
    int Cores,
    double FirstAnswer,
    double AllKinds,
    double ResidentMegabytes,
    double WarmAllKinds,
    double OneAfterAnother,
    LoopRates Tokens,
    IReadOnlyDictionary<string, LoopRates> Steps)
{
    /// <summary>Gets how many times faster decoders are side by side.</summary>
    public double SideBySideRatio => OneAfterAnother / WarmAllKinds;

    public string ToJson() => JsonSerializer.Serialize(this, BenchJsonContext.Default.BenchReport);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class BenchJsonContext : JsonSerializerContext;
