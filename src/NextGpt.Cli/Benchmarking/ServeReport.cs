using System.Text.Json;
using System.Text.Json.Serialization;

namespace NextGpt.Cli.Benchmarking;

/// <summary>What <c>nextgpt bench serve</c> measured. Times are medians in seconds; what is compared took turns in one run.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Cores">Cores of the machine.</param>
/// <param name="Start">From the start of a server's process to the end of its first job, an answer of text.</param>
/// <param name="Ready">From the start of a server's process to its being ready.</param>
/// <param name="Served">An answer of text, picture, sound and video by a warm server, from the request to the end of the job.</param>
/// <param name="InProcess">The same by the model alone, in a process of its own, files encoded.</param>
/// <param name="LateStart">The same by a server whose decoders wait for the end of the text.</param>
/// <param name="OneAfterAnother">Eight such jobs, each sent when the one before has ended.</param>
/// <param name="Together">Eight such jobs sent at once, to the end of the last.</param>
/// <param name="Repeated">The same request again, media from the cache.</param>
internal sealed record ServeReport(
    string Model,
    int Cores,
    double Start,
    double Ready,
    double Served,
    double InProcess,
    double LateStart,
    double OneAfterAnother,
    double Together,
    double Repeated)
{
    /// <summary>Gets the share of a job's time that is not the model's: HTTP, orchestration and storage.</summary>
    public double ServiceShare => 1 - (InProcess / Served);

    /// <summary>Gets how many times faster an answer is when decoders start early.</summary>
    public double EarlyStartRatio => LateStart / Served;

    /// <summary>Gets how many times faster eight jobs are when they are sent at once.</summary>
    public double TogetherRatio => OneAfterAnother / Together;

    /// <summary>Gets how many times faster a repeated request is.</summary>
    public double RepeatedRatio => Served / Repeated;

    public string ToJson() => JsonSerializer.Serialize(this, ServeJsonContext.Default.ServeReport);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ServeReport))]
internal sealed partial class ServeJsonContext : JsonSerializerContext;
