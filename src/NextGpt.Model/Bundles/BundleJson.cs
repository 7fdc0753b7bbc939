using System.Text.Json;
using System.Text.Json.Serialization;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Bundles;

/// <summary>The text of <c>bundle.json</c>: indented JSON with snake_case names; a name that the format does not know is an error.</summary>
public static class BundleJson
{
    /// <summary>The name of the file in a bundle's folder.</summary>
    public const string FileName = "bundle.json";

    /// <summary>Writes a manifest as UTF-8 JSON without a byte order mark, ended by a line feed.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <returns>The bytes of the file.</returns>
    public static byte[] Serialize(BundleManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(manifest, BundleJsonContext.Default.BundleManifest);
        return [.. json, (byte)'\n'];
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="utf8Json">The bytes of the file.</param>
    /// <returns>The manifest. Its format and version are not judged here.</returns>
    /// <exception cref="JsonException">It is not JSON, a required property is missing, or a property is unknown or of the wrong kind.</exception>
    public static BundleManifest Deserialize(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, BundleJsonContext.Default.BundleManifest)
        ?? throw new JsonException($"{FileName} holds null; expected an object.");
}

/// <summary>The serializer that the compiler writes: no reflection at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(BundleManifest))]
internal sealed partial class BundleJsonContext : JsonSerializerContext;
