using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Media;

/// <summary>The JSON of media.</summary>
public static class MediumJson
{
    private static readonly MediumJsonContext s_context = new(new JsonSerializerOptions(MediumJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a medium, indented.</summary>
    /// <param name="medium">The medium.</param>
    /// <returns>One JSON document without a line feed at its end.</returns>
    public static string Serialize(Medium medium) => JsonSerializer.Serialize(medium, s_context.Medium);

    /// <summary>Writes a link, indented.</summary>
    /// <param name="link">The link.</param>
    /// <returns>One JSON document without a line feed at its end.</returns>
    public static string Serialize(MediumLink link) => JsonSerializer.Serialize(link, s_context.MediumLink);

    /// <summary>Reads a medium.</summary>
    /// <param name="json">One JSON document.</param>
    /// <returns>The medium.</returns>
    /// <exception cref="JsonException">It is not JSON, or not a medium.</exception>
    public static Medium Deserialize(string json) => JsonSerializer.Deserialize(json, s_context.Medium)
        ?? throw new JsonException("The document holds null; expected a medium.");

    /// <summary>Reads a link.</summary>
    /// <param name="json">One JSON document.</param>
    /// <returns>The link.</returns>
    /// <exception cref="JsonException">It is not JSON, or not a link.</exception>
    public static MediumLink DeserializeLink(string json) => JsonSerializer.Deserialize(json, s_context.MediumLink)
        ?? throw new JsonException("The document holds null; expected a link.");
}

/// <summary>The serializer that the compiler writes: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Medium))]
[JsonSerializable(typeof(MediumLink))]
internal sealed partial class MediumJsonContext : JsonSerializerContext;
