using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Models;

/// <summary>The models of a service.</summary>
/// <param name="Data">All of them, the one that requests get who name none first.</param>
public sealed record ModelList(IReadOnlyList<ModelCard> Data)
{
    private static readonly ModelJsonContext s_context = new(new JsonSerializerOptions(ModelJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Gets the kind of this object, always <c>list</c>.</summary>
    [JsonPropertyName("object")]
    [JsonPropertyOrder(-1)]
    public string Kind { get; init; } = "list";

    /// <summary>Writes the list, indented.</summary>
    /// <returns>One JSON document without a line feed at its end.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, s_context.ModelList);

    /// <summary>Writes one model, indented.</summary>
    /// <param name="model">The model.</param>
    /// <returns>One JSON document without a line feed at its end.</returns>
    public static string ToJson(ModelCard model) => JsonSerializer.Serialize(model, s_context.ModelCard);
}

/// <summary>The serializer that the compiler writes: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(ModelList))]
internal sealed partial class ModelJsonContext : JsonSerializerContext;
