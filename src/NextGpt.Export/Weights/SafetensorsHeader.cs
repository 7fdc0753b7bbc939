using System.Text.Json;

namespace NextGpt.Export.Weights;

/// <summary>
/// The JSON header of a .safetensors file: a map from tensor names to element type, shape and the bytes that they take,
/// counted from the end of the header.
/// </summary>
internal static class SafetensorsHeader
{
    private const string MetadataKey = "__metadata__";

    public sealed record Entry(string Type, int ElementBytes, long[] Shape, long Begin);

    /// <exception cref="InvalidDataException">The header is not one, or its tensors do not tile the data exactly.</exception>
    public static Dictionary<string, Entry> Parse(ReadOnlyMemory<byte> json, long dataBytes, string path)
    {
        Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
        List<(long Begin, long End, string Name)> extents = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            foreach (JsonProperty property in document.RootElement.EnumerateObject().Where(property => property.Name != MetadataKey))
            {
                (Entry entry, long end) = ParseEntry(property, path);
                if (!entries.TryAdd(property.Name, entry))
                {
                    throw new InvalidDataException($"'{path}' names tensor '{property.Name}' twice.");
                }

                extents.Add((entry.Begin, end, property.Name));
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"The header of '{path}' is not that of a safetensors file: {exception.Message}", exception);
        }

        RequireTiling(extents, dataBytes, path);
        return entries;
    }

    private static (Entry Entry, long End) ParseEntry(JsonProperty property, string path)
    {
        string type = property.Value.GetProperty("dtype").GetString() ?? "null";
        int elementBytes = type switch
        {
            "F32" => 4,
            "F16" or "BF16" => 2,
            _ => throw new InvalidDataException($"Tensor '{property.Name}' of '{path}' has type {type}; F32, F16 and BF16 are read."),
        };
        long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(dimension => dimension.GetInt64())];
        long[] offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (offsets.Length != 2 || shape.Any(dimension => dimension < 0) || offsets[1] - offsets[0] != TensorShape.Count(shape) * elementBytes)
        {
            throw new InvalidDataException(
                $"Tensor '{property.Name}' of '{path}' has shape {TensorShape.Format(shape)} of {type} and data offsets {TensorShape.Format(offsets)}, which do not agree.");
        }

        return (new Entry(type, elementBytes, shape, offsets[0]), offsets[1]);
    }

    private static void RequireTiling(List<(long Begin, long End, string Name)> extents, long dataBytes, string path)
    {
        extents.Sort();
        long position = 0;
        foreach ((long begin, long end, string name) in extents)
        {
            if (begin != position)
            {
                throw new InvalidDataException($"Tensor '{name}' of '{path}' begins at byte {begin} of the data; expected {position}, where the one before it ends.");
            }

            position = end;
        }

        if (position != dataBytes)
        {
            throw new InvalidDataException($"The tensors of '{path}' take {position} bytes; the file holds {dataBytes} after its header.");
        }
    }
}
