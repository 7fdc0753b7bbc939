using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Problems;

/// <summary>The JSON of a problem.</summary>
public static class ProblemJson
{
    /// <summary>The type of the document.</summary>
    public const string ContentType = "application/problem+json";

    private static readonly ProblemJsonContext s_context = new(new JsonSerializerOptions(ProblemJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>One JSON document without a line feed at its end.</returns>
    public static string Serialize(Problem problem) => JsonSerializer.Serialize(problem, s_context.Problem);

    /// <summary>Reads a problem.</summary>
    /// <param name="json">One JSON document.</param>
    /// <returns>The problem, or null if it is something else.</returns>
    public static Problem? TryDeserialize(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, s_context.Problem);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The serializer that the compiler writes: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJsonContext : JsonSerializerContext;
