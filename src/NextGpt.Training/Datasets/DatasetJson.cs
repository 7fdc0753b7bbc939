using System.Text.Json;
using System.Text.Json.Serialization;

namespace NextGpt.Training.Datasets;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<PairEntry>))]
[JsonSerializable(typeof(IReadOnlyList<ConversationEntry>))]
internal sealed partial class DatasetJson : JsonSerializerContext
{
    public static T Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        using var stream = File.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidDataException($"Data set file '{path}' holds null, expected a list.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Data set file '{path}' is not a list of entries: {e.Message}", e);
        }
    }

    public static void Write<T>(string path, T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        using var stream = File.Create(path);
        JsonSerializer.Serialize(stream, value, type);
    }
}
